r"""line_server: every whole line is answered, and no peer keeps a connection, or memory, for ever."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Awaitable, Callable
from typing import Any

from grader.child.kit import Evidence, Finding, Kit, Place, clean, overlap, value

HANDLE = "handle"
LIMIT = 1024  # bytes of a line
TOO_LONG = b"error: line too long\n"
IDLE = 0.5  # seconds
DEFAULT = 1.0  # seconds, where the test gives none
BEAT = 0.1  # seconds between two things that a peer does
ENDLESS = 50  # reads after the end of input
LONGEST = 10.0  # seconds after which who is not dropped never will be
TURNS = 60  # of the loop for four lines and their answers, and as many again
PATIENCE = 2.0  # seconds; who still waits then waits for ever
MOST = 256 * 1024  # bytes that may wait for a peer
MUCH = 400  # lines of nearly 1 KiB: more than may wait, even when the connection has taken up some
NARROW = 8 * 1024  # bytes that the system keeps of a narrow connection
LOST = struct.pack("ii", 1, 0)  # SO_LINGER: closing resets the connection
LONG = b"x" * 900 + b"\n"  # few of them fill a connection, so that no handler has much to compute
STREAM = "stream-is-not-messages"


class Endless(BaseException):
    """A handler that reads for ever where nothing can come; no other way leads out of it."""


class Peer:
    """The other end of a connection; it reads all the time, unless it is deaf."""

    def __init__(self, kit: Kit, sock: socket.socket, *, deaf: bool) -> None:
        self.got = b""
        self.ended: float | None = None  # when it saw the end of the connection
        self._kit = kit
        self._sock = sock
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._reading = None if deaf else kit.start(self._read())

    def listen(self) -> None:
        """Begin to read, after all."""
        self._reading = self._reading or self._kit.start(self._read())

    async def send(self, data: bytes) -> bool:
        """Send all of it; say whether the other side was there to the end."""
        try:
            await self._loop.sock_sendall(self._sock, data)
        except OSError:
            return False
        return True

    async def has(self, data: bytes) -> None:
        """Wait until as much has come, or the connection has ended, or nobody can wait longer."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while len(self.got) < len(data) and self.ended is None:
                    self._news.clear()
                    await self._news.wait()

    async def is_dropped(self, seconds: float = PATIENCE) -> None:
        """Wait for the end of the connection, so long."""
        if self._reading:
            await asyncio.wait([self._reading], timeout=seconds)

    def finish(self) -> None:
        """End the input of the other side, and go on listening."""
        self._sock.shutdown(socket.SHUT_WR)

    def reset(self) -> None:
        """Break the connection."""
        if self._reading:
            self._reading.cancel()
        self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LOST)
        self._sock.close()

    async def leave(self) -> None:
        """Close it, whatever it was doing."""
        if self._reading:
            self._reading.cancel()
            await asyncio.wait([self._reading])
        self._sock.close()

    async def _read(self) -> None:
        try:
            while data := await self._loop.sock_recv(self._sock, 65536):
                self.got += data
                self._news.set()
        except OSError:
            pass  # a connection that is dropped ends either way
        self.ended = self._loop.time()
        self._news.set()


class Session:
    """One call of the learner's handler."""

    def __init__(self, kit: Kit, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.began = kit.now()
        self.ended = 0.0
        self.open_at_return = False
        self.peak = 0  # bytes that waited for the peer
        self.writes = kit.listener("write")
        self._aborted = self._waited = False
        self.task: asyncio.Task[Any]
        self._conn = writer.get_extra_info("socket")
        self._reads_of_nothing = 0
        # In Python 3.12 and 3.13 `writelines` forgets to tell `drain` that there is much to wait for.
        self._pause = getattr(writer.transport, "_maybe_pause_protocol", int)
        for name in ("write", "writelines"):
            setattr(writer.transport, name, self._noting(getattr(writer.transport, name)))
        for name in ("read", "readline", "readuntil", "readexactly"):
            setattr(reader, name, self._counting(getattr(reader, name)))
        transport: Any = writer.transport  # methods of both are replaced
        closing: Any = writer
        transport.abort, self._abort = self._aborting, transport.abort
        closing.wait_closed, self._wait_closed = self._waiting, closing.wait_closed

    def is_open(self) -> bool:
        """Say whether the connection still takes up anything."""
        return bool(self._conn.fileno() != -1)

    def left_open(self) -> bool:
        """Say whether it is open, and nobody has seen to its end.

        Cancelling `wait_closed`, as a time limit does, cancels what every later call of it waits for. Who
        aborts the connection after that has done what there is to do: it ends in the loop's next turn.
        """
        return self.is_open() and not (self._aborted and self._waited)

    @property
    def written_at(self) -> Place | None:
        """The learner's line that wrote last."""
        return self.writes.calls[-1].place if self.writes.calls else None

    def _aborting(self) -> None:
        self._aborted = True
        self._abort()

    async def _waiting(self) -> None:
        self._waited = True
        await self._wait_closed()

    def _noting(self, real: Callable[[object], None]) -> Callable[[object], None]:
        def write(data: object) -> None:
            self.writes(data)
            real(data)
            self._pause()
            self.peak = max(self.peak, self.writer.transport.get_write_buffer_size())

        return write

    def _counting(self, real: Callable[..., Any]) -> Callable[..., Any]:
        async def read(*args: object) -> object:
            self._reads_of_nothing += self.reader.at_eof()
            if self._reads_of_nothing > ENDLESS:
                raise Endless
            return await real(*args)

        return read


class Bench:
    """A server with the learner's handler, and its peers."""

    def __init__(self, kit: Kit, *, alone: bool = True, idle: float | None = IDLE) -> None:
        self.kit = kit
        self.sessions: list[Session] = []
        self._peers: list[Peer] = []
        self._alone = alone  # one handler at a time: what it leaves behind can be told from others' tasks
        self.idle = DEFAULT if idle is None else idle
        self._given = {} if idle is None else {"idle": idle}
        self._arrived = asyncio.Event()
        self._server: asyncio.Server | None = None

    async def connect(self, *, narrow: bool = False, deaf: bool = False) -> tuple[Peer, Session]:
        """Connect a peer; through a narrow connection little is on its way at any time."""
        sock = await (self._pair() if narrow else self._client())
        peer = Peer(self.kit, sock, deaf=deaf)
        self._peers.append(peer)
        await self._arrived.wait()
        self._arrived.clear()
        return peer, self.sessions[-1]

    async def over(self, session: Session, after: str, *, code: str = "wrong-result") -> None:
        """Expect that a handler comes to its end, without an error, with its writer closed."""
        await asyncio.wait([session.task], timeout=PATIENCE)
        if not session.task.done():
            place = self.line_of(session)
            self.kit.expect.reject(code, f"{PATIENCE:.0f} s after {after} handle was still at work.", place)
        self.expect_no_error(session, after)
        self.expect_closed(session, after)

    def expect_closed(self, session: Session, after: str) -> None:
        """Expect that the writer was closed, to the end, when the handler returned."""
        if session.open_at_return:
            closing = session.writer.is_closing()
            what = "closed, but not waited for: it was still closing" if closing else "not closed"
            message = f"After {after} the writer was {what} when handle ended."
            place = self.kit.line_with(".abort(", ".close(") if closing else None
            self.kit.expect.reject("cleanup-skipped", message, place)

    def line_of(self, session: Session) -> Place | None:
        """Give the line at which a handler waits."""
        return next((wait.place for wait in self.kit.waits(session.task)), None)

    async def leave(self) -> None:
        """Leave nothing behind, whatever went wrong; handlers first, before they see their peers go."""
        tasks = [session.task for session in self.sessions]
        for task in tasks:
            task.cancel()
        for session in self.sessions:
            if session.is_open():
                session.writer.transport.abort()
        if tasks:
            ended, _ = await asyncio.wait(tasks, timeout=PATIENCE)
            for task in ended:
                if not task.cancelled():
                    task.exception()  # read: where it matters it was told
        for peer in self._peers:
            await peer.leave()
        if self._server:
            self._server.close()

    async def _client(self) -> socket.socket:
        if self._server is None:
            self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=LIMIT)
        sock = socket.socket()
        sock.setblocking(False)
        await asyncio.get_running_loop().sock_connect(sock, self._server.sockets[0].getsockname())
        return sock

    async def _pair(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):
            end.setblocking(False)
            end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, NARROW)
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader(limit=LIMIT, loop=loop)
        protocol = asyncio.StreamReaderProtocol(reader, self._connected, loop=loop)
        await loop.connect_accepted_socket(lambda: protocol, theirs)
        return ours

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = Session(self.kit, reader, writer)
        session.task = self.kit.start(self._serve(session))
        self.sessions.append(session)
        self._arrived.set()

    async def _serve(self, session: Session) -> None:
        kit, streams = self.kit, (session.reader, session.writer)
        try:
            if self._alone:
                await kit.call(HANDLE, *streams, **self._given)
            else:
                await kit.get(HANDLE)(*streams, **self._given)
        finally:
            session.open_at_return = session.left_open()
            session.ended = kit.now()

    def expect_no_error(self, session: Session, after: str) -> None:
        """Expect that no error has left the handler, whether it has ended or not."""
        if not session.task.done():
            return
        expect, error = self.kit.expect, None if session.task.cancelled() else session.task.exception()
        if error is None:
            return
        place = self.kit.line_of(error)
        if isinstance(error, Endless):
            self._reject_endless(place)
        says = f"{type(error).__name__}{at(place)}: {error}"
        codes = {
            "wrong-result": (ConnectionError, UnicodeError),
            "stream-is-not-messages": (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError),
            "timeout-not-caught": (TimeoutError,),
        }
        for code, kinds in codes.items():
            if isinstance(error, kinds):
                expect.reject(code, f"After {after} an error left handle. {says}.", place)
        raise error

    def _reject_endless(self, place: Place | None) -> None:
        message = f"After the end of input a read gives nothing, at once; handle went on reading{at(place)}."
        codes = ("busy-wait", STREAM)
        found = [Finding(Evidence.OBSERVED, place, code=code, text=message) for code in codes]
        self.kit.expect.that(False, message, *found)


async def play(
    kit: Kit,
    steps: Callable[[Bench], Awaitable[None]],
    *,
    alone: bool = True,
    idle: float | None = IDLE,
) -> None:
    """Play the steps with a new server."""

    async def played() -> None:
        bench = Bench(kit, alone=alone, idle=idle)
        try:
            await steps(bench)
        finally:
            await bench.leave()

    await kit.scenario(HANDLE, played)


@value
async def test_line_by_line(kit: Kit) -> None:
    r"""Each line comes back in upper case, with its \n, before the next one is sent."""
    lines = [f"{name} {kit.word()}\n".encode() for name in kit.names(3)]
    lines += [b"\n", b"no text: \x80\x9f\n", b"Last one\r\n"]

    async def steps(bench: Bench) -> None:
        peer, _ = await bench.connect()
        sent = b""
        for line in lines:
            sent += line
            await peer.send(line)
            await peer.has(sent)
            expect_answers(bench, peer, sent, "after a line was sent")

    await play(kit, steps)


@value
async def test_several_lines_in_one_packet(kit: Kit) -> None:
    """Several lines in one packet are answered in order."""
    lines = "".join(f"{name}\n" for name in kit.names(9)).encode()

    async def steps(bench: Bench) -> None:
        peer, _ = await bench.connect()
        await peer.send(lines)
        await peer.has(lines)
        expect_answers(bench, peer, lines, "after nine lines were sent in one packet")

    await play(kit, steps)


@value
async def test_a_line_in_pieces(kit: Kit) -> None:
    """A line that arrives in pieces is answered when it is whole."""
    word = kit.word()

    async def steps(bench: Bench) -> None:
        peer, _ = await bench.connect()
        for piece in (word[:2], word[2:4]):
            await peer.send(piece.encode())
            await asyncio.sleep(BEAT)
            expect_answers(bench, peer, b"", "after a piece of a line was sent")
        await peer.send(word[4:].encode() + b"\nab")
        await peer.has(word.encode() + b"\n")
        await asyncio.sleep(BEAT)
        expect_answers(bench, peer, word.encode() + b"\n", "after the rest of a line was sent")
        await peer.send(b"c\n")
        await peer.has(word.encode() + b"\nabc\n")
        expect_answers(bench, peer, word.encode() + b"\nabc\n", "after the rest of the next line was sent")

    await play(kit, steps)


@value
async def test_the_end_of_input(kit: Kit) -> None:
    """At the end of input the connection is closed, and an unfinished last line is ignored."""
    lines = f"{kit.word()}\n{kit.word()}\n".encode()

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect()
        await peer.send(lines + b"unfinished")
        peer.finish()
        await bench.over(session, "the end of input")
        await peer.is_dropped()
        expect_answers(bench, peer, lines, "after two lines, an unfinished one and the end of input")

    await play(kit, steps)


@value
async def test_a_line_that_is_too_long(kit: Kit) -> None:
    """A line over the limit is answered with an error, and the connection is closed."""
    first = f"{kit.word()}\n".encode()

    async def steps(bench: Bench) -> None:
        await expect_too_long(bench, first, b"x" * kit.random.randint(2 * LIMIT, 3 * LIMIT), "without an end")
        await expect_too_long(bench, first, b"x" * (2 * LIMIT) + b"\nlater\n", "with its end")

    await play(kit, steps)


@value
async def test_a_line_of_100_kilobytes(kit: Kit) -> None:
    """A line of 100 kB is answered with an error, and the connection is closed."""

    async def steps(bench: Bench) -> None:
        await expect_too_long(bench, b"", b"x" * 100_000 + b"\n", "of 100 kB", cut=True)

    await play(kit, steps)


@value
async def test_a_peer_that_reads_late(kit: Kit) -> None:
    """A peer that sends much, and begins to read some time later, gets every answer."""
    lines = b"".join(f"{number:06} {'x' * 900}\n".encode() for number in range(MUCH))

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect(narrow=True, deaf=True)
        sending = kit.start(peer.send(lines))
        await asyncio.sleep(IDLE / 2)
        peer.listen()
        await asyncio.wait([sending], timeout=PATIENCE)
        peer.finish()
        await peer.has(lines)
        expect_bounded(bench, session)
        expect_answers(bench, peer, lines, f"after {MUCH} lines and the end of input")
        await bench.over(session, "the end of input")

    await play(kit, steps)


@value
async def test_answers_on_their_way(kit: Kit) -> None:
    """Answers that are on their way at the end of input still reach a peer that reads them later."""
    lines = b"".join(f"{number:06} {'x' * 900}\n".encode() for number in range(50))

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect(narrow=True, deaf=True)
        sending = kit.start(peer.send(lines))
        await asyncio.wait([sending], timeout=IDLE / 4)
        if not sending.done():  # a handler that waits for each answer takes nothing more before
            peer.listen()
            await asyncio.wait([sending, session.task], timeout=PATIENCE, return_when="FIRST_COMPLETED")
            bench.expect_no_error(session, "many lines were sent")
        peer.finish()
        await asyncio.sleep(IDLE / 4)
        peer.listen()
        await peer.has(lines)
        expect_answers(bench, peer, lines, "after 50 lines and the end of input")
        await bench.over(session, "the end of input")

    await play(kit, steps)


@overlap
async def test_other_clients(kit: Kit) -> None:
    """While one client says nothing and another one never reads, a third one is answered at once."""
    line = f"{kit.word()}\n".encode()

    async def steps(bench: Bench) -> None:
        await bench.connect()
        deaf, _ = await bench.connect(narrow=True, deaf=True)
        kit.start(deaf.send(LONG * 1000))
        await asyncio.sleep(BEAT)
        peer, session = await bench.connect()
        asked = kit.now()
        await peer.send(line)
        await peer.has(line)
        took = kit.now() - asked
        bench.expect_no_error(session, "a line was sent while others were connected")
        if peer.got:  # another answer is not a late one
            expect_answers(bench, peer, line, "after it sent a line while others were connected")
        if took > IDLE / 2:
            message = f"While others were connected, the answer to a line took {took:.2f} s."
            code = "lock-too-wide" if locks.takings else "sequential-awaits"
            kit.expect.reject(code, message, locks.place or bench.line_of(session))
        expect_answers(bench, peer, line, "after it sent a line while others were connected")

    with kit.locks() as locks:
        await play(kit, steps, alone=False)


@clean
async def test_a_silent_peer(kit: Kit) -> None:
    """A peer that sends no whole line for `idle` seconds is dropped; without an argument that is 1 s."""
    first = f"{kit.word()}\n".encode()

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect()
        with kit.turns() as turns:
            for _ in range(4):
                await peer.send(first)
                await asyncio.sleep(IDLE * 0.7)
        if turns.count > TURNS:
            message = f"While a peer sent four lines in {IDLE * 2.8:.1f} s, the loop was woken {turns.count} "
            kit.expect.reject("busy-wait", f"{message}times.", bench.line_of(session))
        expect_served(bench, session, peer, first * 4, f"a line every {IDLE * 0.7:.2f} s")
        await expect_dropped(bench, session, peer, "was silent", kit.now() - IDLE * 0.7)

    async def silent(bench: Bench) -> None:
        peer, session = await bench.connect()
        await expect_dropped(bench, session, peer, "was silent", session.began)

    await play(kit, steps)
    await play(kit, silent, idle=None)


@clean
async def test_a_peer_that_drips(kit: Kit) -> None:
    """A peer that sends a byte now and then, and never a whole line, is dropped after `idle` seconds."""

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect()
        dripping = kit.start(drip(peer))
        try:
            await asyncio.sleep(IDLE * 0.6)  # who takes a piece for a line is to hear that, and not of time
            expect_answers(bench, peer, b"", "after it sent a byte")
            await expect_dropped(bench, session, peer, "sent a byte now and then", session.began)
        finally:
            dripping.cancel()

    await play(kit, steps)


@clean
async def test_a_peer_that_never_reads(kit: Kit) -> None:
    """A peer that sends and never reads is dropped; at most 256 KiB wait for it meanwhile."""

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect(narrow=True, deaf=True)
        sending = kit.start(peer.send(LONG * 1000))
        await asyncio.wait([sending, session.task], return_when=asyncio.FIRST_COMPLETED, timeout=3 * IDLE)
        expect_bounded(bench, session)
        after = f"a peer had taken no data for {IDLE:.2f} s"
        await bench.over(session, after, code="no-deadline")
        took = session.ended - session.began
        # A close that is polite for so long before it aborts is right, too.
        if not 0.9 * IDLE < took < 2.5 * IDLE:
            message = f"A peer that took no data was dropped after {took:.2f} s; idle is {IDLE:.2f} s."
            kit.expect.reject("wrong-result", message)

    await play(kit, steps)


@clean
async def test_a_reset(kit: Kit) -> None:
    """A peer that resets the connection is no error: the writer is closed, and handle returns."""
    line = f"{kit.word()}\n".encode()

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect()
        await peer.send(line)
        await peer.has(line)
        peer.reset()
        await bench.over(session, "a reset by the peer")

    await play(kit, steps)


@clean
async def test_cancelled(kit: Kit) -> None:
    """When handle is cancelled, the writer is closed and waited for, and the cancellation leaves."""
    line = f"{kit.word()}\n".encode()

    async def steps(bench: Bench) -> None:
        peer, session = await bench.connect()
        await peer.send(line + b"half")
        await peer.has(line)
        await asyncio.sleep(BEAT)
        expect_served(bench, session, peer, line, "a line and a half")
        where = bench.line_of(session)
        session.task.cancel()
        await bench.over(session, "a cancellation")
        if not session.task.cancelled():
            message = "handle was cancelled, and it returned all the same."
            place = kit.handler_of(asyncio.CancelledError(), where) or where
            kit.expect.reject("swallowed-cancellation", message, place)
        await peer.is_dropped()

    await play(kit, steps)


async def drip(peer: Peer) -> None:
    """Send a byte now and then."""
    while True:
        await asyncio.sleep(IDLE * 0.4)
        await peer.send(b"x")


async def expect_too_long(bench: Bench, first: bytes, line: bytes, which: str, *, cut: bool = False) -> None:
    """Expect that a line over the limit is answered with the error, and with the end of the connection."""
    expect = bench.kit.expect
    peer, session = await bench.connect()
    await peer.send(first)
    await peer.has(first)
    await asyncio.sleep(BEAT)
    expect_served(bench, session, peer, first, "a line")
    await peer.send(line)
    await peer.has(first + TOO_LONG)
    await bench.over(session, f"a line {which} that is too long", code=STREAM)
    await peer.is_dropped()
    # What the peer has sent and nobody has read resets the connection, which may overtake the answer.
    if cut and peer.ended is not None and not peer.got:
        return
    if peer.got != first.upper() + TOO_LONG:
        message = f"A line {which} that is too long should be answered with {TOO_LONG!r}, and the connection "
        message += f"closed; the answers were {shorten(peer.got)}."
        expect.reject(STREAM if TOO_LONG not in peer.got else "wrong-result", message)


async def expect_dropped(bench: Bench, session: Session, peer: Peer, did: str, since: float) -> None:
    """Expect that a peer was dropped when `idle` seconds were over, not earlier and not much later."""
    expect, idle = bench.kit.expect, bench.idle
    await peer.is_dropped(LONGEST)
    if peer.ended is None and not session.task.done():
        message = f"A peer {did} for {LONGEST:.0f} s and was not dropped; idle is {idle:.2f} s."
        expect.reject("no-deadline", message, bench.line_of(session))
    await bench.over(session, f"a peer {did} for {idle:.2f} s")
    took = session.ended - since
    if not idle * 0.9 < took < idle * 1.5:
        message = f"A peer that {did} was dropped after {took:.2f} s; idle is {idle:.2f} s."
        expect.reject("wrong-result", message)


def expect_served(bench: Bench, session: Session, peer: Peer, lines: bytes, did: str) -> None:
    """Expect that a peer is still connected, and has its answers."""
    if session.task.done():
        bench.expect_no_error(session, f"a peer sent {did}")
        took = session.ended - session.began
        message = f"A peer sent {did}, and was dropped after {took:.2f} s; idle is {bench.idle:.2f} s."
        bench.kit.expect.reject("wrong-result", message)
    expect_answers(bench, peer, lines, f"after it sent {did}")


def expect_bounded(bench: Bench, session: Session) -> None:
    """Expect that the answers have waited for the peer."""
    # `drain` waits when the mark is passed, and not before: one more line may have passed it.
    if session.peak > MOST + 2 * LIMIT:
        place = session.written_at
        seen = f"{session.peak // 1024} KiB of answers piled up for a peer that did not read{at(place)}"
        message = f"{seen}; {MOST // 1024} KiB are allowed."
        bench.kit.expect.reject("unbounded-queue", message, place)


def expect_answers(bench: Bench, peer: Peer, lines: bytes, when: str) -> None:
    """Expect these lines in upper case, and nothing else."""
    wanted, got, expect, session = lines.upper(), peer.got, bench.kit.expect, bench.sessions[-1]
    if got == wanted:
        return
    if got.startswith(wanted):
        message = f"{when.capitalize()} the peer got {shorten(got[len(wanted) :])} for what is no whole line."
        expect.reject(STREAM, message, session.written_at)
    bench.expect_no_error(session, when.removeprefix("after "))
    message = f"{when.capitalize()} the peer should have {shorten(wanted)}, and it has {shorten(got)}."
    expect.reject("wrong-result", message, session.written_at)


def shorten(data: bytes) -> str:
    """Show the beginning of some bytes."""
    return repr(data) if len(data) <= 60 else f"{data[:40]!r}… ({len(data)} bytes)"


def at(place: Place | None) -> str:
    """Say a line, if it is known."""
    return f" at line {place.line}" if place else ""
