"""streaming_download: the whole body piece by piece, written beside the loop, or nothing at all."""

import asyncio
import hashlib
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import aiohttp
from aiohttp import web

from grader.child.kit import Files, FileUse, Kit, Place, clean, free, leaves, overlap, value
from grader.child.kit.web import Server, json_answer

DOWNLOAD = "download"
BLOCK = 64 * 1024  # bytes that the server writes at a time
BIG = 80  # blocks of a body that has no place in memory
MOST = 4 << 20  # bytes in memory: 1 MiB of the body, and what the pieces pass through on their way
SLOW = 0.01  # seconds that each write to a slow disk takes
PAUSE = 0.2  # seconds, for what was sent to arrive
OLD = b"what was there before"


class Body:
    """A body that differs from block to block, made while it is sent."""

    def __init__(self, kit: Kit, blocks: int, *, end: int = 0, every: float = 0.0) -> None:
        self._filling = kit.random.randbytes(BLOCK - 4)
        self._blocks = blocks
        self.end = kit.random.randbytes(end)  # sent when all before it has arrived
        self.size = blocks * BLOCK + end
        self.every = every  # seconds before each block
        self.chunked = False  # sent without its size
        self.breaks = False  # the connection is closed before the end
        self.before_end: Callable[[], None] = lambda: None
        self.waits: Place | None = None  # where the learner's code waits when the connection is closed

    def __iter__(self) -> Iterator[bytes]:
        for number in range(self._blocks):
            yield number.to_bytes(4, "big") + self._filling

    def is_in(self, path: Path) -> bool:
        """Say whether a file holds this body."""
        wanted = hashlib.sha256()
        for block in self:
            wanted.update(block)
        wanted.update(self.end)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest() == wanted.digest()


@dataclass(frozen=True)
class End:
    """What was done with files, and which were open when the download had ended."""

    files: Files
    left_open: list[FileUse]


@value
async def test_a_body_and_its_size(kit: Kit) -> None:
    """The file holds the body, and the number of bytes is returned; a file that is there is overwritten."""
    for make, chunked in ((str, False), (Path, True)):
        body = Body(kit, kit.random.randint(2, 4), end=kit.random.randint(1, BLOCK - 1))
        body.chunked = chunked  # nobody knows the size beforehand
        with folder(kit, OLD * BLOCK) as path:
            async with serve(kit, body) as server, aiohttp.ClientSession() as session:
                got = await download(kit, server, session, make(path))
            expect_whole(kit, path, body, got)
            if server.sessions:
                text = f"{DOWNLOAD} was given a session, and opened another one."
                kit.expect.reject("session-per-request", text, server.sessions[0].place)


@value
async def test_an_empty_body(kit: Kit) -> None:
    """An empty body makes an empty file, and 0 is returned."""
    body = Body(kit, 0)
    with folder(kit) as path:
        async with serve(kit, body) as server, aiohttp.ClientSession() as session:
            got = await download(kit, server, session, path)
        expect_whole(kit, path, body, got)


@value
async def test_a_bad_status(kit: Kit) -> None:
    """A status of 400 or more is raised, and nothing happens to the file, whether there is one or not."""
    for old in (None, OLD):
        status = kit.random.choice([403, 404, 500, 503])
        answer = json_answer({"file": {"error": kit.word()}}, delay=0.05, status=status)
        with folder(kit, old) as path, kit.files(str(path.parent)) as files:
            async with (
                kit.server({"/{_}": answer}, name=DOWNLOAD) as server,
                aiohttp.ClientSession() as session,
            ):
                error = await failure(kit, server, session, path)
            expect_status(kit, server, error, status)
            expect_untouched(kit, files, path, old, status)


@overlap
async def test_memory(kit: Kit) -> None:
    """Of a big body, never more than 1 MiB is in memory, also when the disk is slow."""
    body = Body(kit, BIG, end=1)
    grown: list[int] = []  # bytes, at the first write, if there is one before the end of the body, and later
    seen: list[Place | None] = []
    tracemalloc.start()
    try:
        base = tracemalloc.get_traced_memory()[0]

        def look() -> None:
            grown.append(tracemalloc.get_traced_memory()[0] - base)
            if grown[-1] > MOST and not seen:
                seen.append(kit.waits_at())

        body.before_end = look
        with folder(kit) as path, kit.files(str(path.parent)) as files:
            slow_down(files, look)
            async with serve(kit, body) as server, aiohttp.ClientSession() as session:
                got = await download(kit, server, session, path)
            peak = tracemalloc.get_traced_memory()[1] - base
            expect_whole(kit, path, body, got)
    finally:
        tracemalloc.stop()
    if peak > MOST:
        place = seen[0] if seen else asked(server)
        text = f"Memory grew by {peak >> 20} MiB for a body of {body.size >> 20} MiB."
        if grown[0] < MOST / 2:
            text = f"{text} The pieces came faster than they were written, and all waited for the disk."
            kit.expect.reject("unbounded-queue", text, place)
        text = f"{text} Piece by piece, it grows by about one, however long the body is."
        kit.expect.reject("waits-for-everything", text, place)


@free
async def test_files_beside_the_loop(kit: Kit) -> None:
    """The file is opened, written and closed in other threads, never on the loop's own."""
    body = Body(kit, 5)
    with folder(kit) as path, kit.files(str(path.parent)) as files:
        async with serve(kit, body) as server, aiohttp.ClientSession() as session:
            await download(kit, server, session, path)
            left_open = files.left_open
    if left_open:
        text = "The whole body was there, and the file was still open at the end."
        kit.expect.reject("cleanup-skipped", text, left_open[0].place)
    if files.on_loop:
        use = files.on_loop[0]
        done = ", ".join(dict.fromkeys(each.what for each in files.on_loop))
        text = f"The file was used on the thread of the loop, which stood still meanwhile: {done}."
        kit.expect.reject("blocking-call", text, use.place)


@clean
async def test_a_broken_connection(kit: Kit) -> None:
    """When the connection breaks in the middle, the error leaves, and no part of the body is left."""
    body = Body(kit, 6)
    body.breaks = True
    for make, old in ((Path, None), (str, OLD)):
        with folder(kit, old) as path, kit.files(str(path.parent)) as files:
            async with serve(kit, body) as server, aiohttp.ClientSession() as session:
                error = await failure(kit, server, session, make(path))
                left_open = files.left_open
            expect_raised(
                kit, error, isinstance(error, aiohttp.ClientError), "The connection broke", body.waits
            )
            expect_nothing(
                kit, End(files, left_open), path, old, "the connection broke in the middle of the body"
            )


@clean
async def test_a_full_disk(kit: Kit) -> None:
    """When the disk is full, the error leaves, the file is closed, and no part of the body is left."""
    body = Body(kit, 6)
    with folder(kit) as path, kit.files(str(path.parent), full_after=3 * BLOCK) as files:
        async with serve(kit, body) as server, aiohttp.ClientSession() as session:
            error = await failure(kit, server, session, path)
            left_open = files.left_open
        write = next((use.place for use in reversed(files.uses) if use.what == "write"), None)
        expect_raised(kit, error, error is files.full, "The disk was full", write)
        expect_nothing(kit, End(files, left_open), path, None, "the disk was full")


@clean
async def test_cancelled(kit: Kit) -> None:
    """When the download is cancelled in the middle, no part of the body is left, and the file is closed."""
    body = Body(kit, 20, end=1, every=0.1)
    for old in (None, OLD):
        with folder(kit, old) as path, kit.files(str(path.parent)) as files:
            async with serve(kit, body) as server, aiohttp.ClientSession() as session:
                await kit.cancel_after(0.55, DOWNLOAD, session, f"{server.url}/file", path)
                left_open = files.left_open
            expect_nothing(
                kit, End(files, left_open), path, old, "the download was cancelled in the middle of the body"
            )


def slow_down(files: Files, look: Callable[[], None]) -> None:
    """Let each write to a file take longer than it takes a piece to arrive, and have a look before it."""
    heard = files.used

    def used(what: str, file: object, frame: FrameType | None, length: int = 0) -> None:
        heard(what, file, frame, length)
        if what == "write":
            look()
            time.sleep(SLOW)

    files.used = used  # type: ignore[method-assign]  # of this one object


@contextmanager
def folder(kit: Kit, old: bytes | None = None) -> Iterator[Path]:
    """Give the path of a file in a folder of its own, with what is there before."""
    kit.allow_calls("os.remove", "os.rename")  # what it takes to leave nothing behind may be done on the loop
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as made:
        path = Path(made) / "file"
        if old is not None:
            path.write_bytes(old)
        yield path


def serve(kit: Kit, body: Body) -> Server:
    """Make a server that sends a body, or breaks the connection before its end."""

    async def send(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        if not body.chunked:
            response.content_length = body.size + body.breaks
        await response.prepare(request)
        for block in body:
            await asyncio.sleep(body.every)
            await response.write(block)
        await asyncio.sleep(PAUSE)
        body.before_end()
        await response.write(body.end)
        if body.breaks and request.transport is not None:
            await asyncio.sleep(PAUSE)
            body.waits = kit.waits_at()
            request.transport.close()
        return response

    return kit.server({"/file": send}, name=DOWNLOAD)


async def download(kit: Kit, server: Server, session: aiohttp.ClientSession, path: str | Path) -> object:
    """Call download; a body that is read when its response is closed gets the code for it."""
    try:
        return await kit.call(DOWNLOAD, session, f"{server.url}/file", path)
    except Exception as error:
        for leaf in leaves(error):
            if type(leaf) is aiohttp.ClientConnectionError:
                text = (
                    "The body was read when its response was closed already. aiohttp says: Connection closed."
                )
                kit.expect.reject("body-read-late", text, kit.line_of(leaf))
        raise


async def failure(
    kit: Kit, server: Server, session: aiohttp.ClientSession, path: str | Path
) -> BaseException | None:
    """Call download where an error is due, and give it."""
    try:
        await download(kit, server, session, path)
    except (aiohttp.ClientError, OSError, ExceptionGroup) as error:
        return error
    return None


def expect_whole(kit: Kit, path: Path, body: Body, got: object) -> None:
    """Expect the body in the file, and its size."""
    found = names(path)
    if path.name not in found:
        others = f"; beside it lies {found[0]}" if found else ""
        kit.expect.reject("wrong-result", f"After the download there is no file at `path`{others}.")
    if not body.is_in(path):
        size = path.stat().st_size
        holds = "fewer" if size < body.size else "more" if size > body.size else "others"
        text = f"The file at `path` should hold the {body.size} bytes of the body; it holds {holds}."
        kit.expect.reject("wrong-result", text)
    if len(found) > 1:
        other = next(name for name in found if name != path.name)
        kit.expect.reject("cleanup-skipped", f"Beside the file, a file {other!r} was left.")
    kit.expect.equal(got, body.size, "the number of bytes")


def expect_status(kit: Kit, server: Server, error: BaseException | None, status: int) -> None:
    """Expect a ClientResponseError with this status."""
    wanted = f"A status of {status} should be raised as a ClientResponseError"
    if error is None:
        handler = kit.handler_of(aiohttp.ClientResponseError(None, (), status=status), asked(server))  # type: ignore[arg-type]  # for its type
        code = "errors-hidden" if handler else "response-not-checked"
        kit.expect.reject(code, f"{wanted}, but no error came.", handler or asked(server))
    if isinstance(error, ExceptionGroup):
        kit.expect.reject("exception-group", f"{wanted}, not in a group around it.", kit.line_of(error))
    if not isinstance(error, aiohttp.ClientResponseError) or error.status != status:
        kit.expect.reject("wrong-result", f"{wanted}; {type(error).__name__} came.", kit.line_of(error))


def expect_untouched(kit: Kit, files: Files, path: Path, old: bytes | None, status: int) -> None:
    """Expect that after a bad status the folder is as it was before."""
    if read(path) == old and len(names(path)) == (old is not None):
        return
    was = "it was not there before" if old is None else "it should be as it was before"
    text = f"The status was {status}, and something happened to the file all the same: {was}."
    if files.uses:
        text = f"{text} It was opened before the status was looked at."
        kit.expect.reject("response-not-checked", text, files.uses[0].place)
    kit.expect.reject("wrong-result", text, kit.line_with("unlink", "remove("))


def expect_raised(kit: Kit, error: BaseException | None, right: bool, what: str, at: Place | None) -> None:
    """Expect that an error, which arose at a line, has reached the caller as it was."""
    if error is None:
        raised = aiohttp.ClientPayloadError() if "connection" in what else OSError()
        text = f"{what}, and {DOWNLOAD} returned all the same."
        kit.expect.reject("errors-hidden", text, kit.handler_of(raised, at) or at)
    if isinstance(error, ExceptionGroup):
        kit.expect.reject("exception-group", f"{what}: the error came in a group.", kit.line_of(error))
    if not right:
        text = f"{what}, and {type(error).__name__} reached the caller in place of that error."
        kit.expect.reject("wrong-result", text, kit.line_of(error))


def expect_nothing(kit: Kit, end: End, path: Path, old: bytes | None, what: str) -> None:
    """Expect that a download that did not come to its end left no part of the body, and no open file."""
    opened = next((use.place for use in end.files.uses if use.what == "open"), None)
    left = [name for name in names(path) if name != path.name or read(path) != old]
    if left:
        where = "at `path`" if path.name in left else f"beside `path`, as {left[0]!r},"
        kit.expect.reject("cleanup-skipped", f"When {what}, a part of it was left {where}.", opened)
    if end.left_open:
        text = f"When {what}, the file was still open at the end."
        kit.expect.reject("cleanup-skipped", text, end.left_open[0].place)


def asked(server: Server) -> Place | None:
    """Give the line that sent the request."""
    return next((call.place for call in server.calls if call.place), None)


def names(path: Path) -> list[str]:
    """List what is in the folder of a file."""
    return sorted(each.name for each in path.parent.iterdir())


def read(path: Path) -> bytes | None:
    """Give what is in a file, or None if there is none."""
    return path.read_bytes() if path.exists() else None
