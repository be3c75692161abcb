"""The kit tells who opens, writes and closes the files of a folder, on which thread, and fills the disk."""

from __future__ import annotations

import builtins
import errno
import io
from typing import TYPE_CHECKING

import pytest

from grader.model import Clock, Evidence
from tests.grader.engine.stage import play

if TYPE_CHECKING:
    from pathlib import Path

    from grader.child.evidence.files import Files
    from grader.child.kit import Kit

LEARNER = """
import asyncio, os, pathlib, tempfile
import aiofiles

async def on_the_loop(path):
    with open(path, "wb") as file:
        file.write(b"ab")

async def in_threads(path):
    file = await asyncio.to_thread(open, path, "wb")
    try:
        await asyncio.to_thread(file.write, b"ab")
    finally:
        await asyncio.to_thread(file.close)

async def closes_on_the_loop(path):
    file = await asyncio.to_thread(open, path, "wb")
    with file:
        await asyncio.to_thread(file.write, b"ab")

async def by_aiofiles(path):
    async with aiofiles.open(path, "wb") as file:
        await file.write(b"a")
        await file.write(b"b")

async def by_path(path):
    await asyncio.to_thread(pathlib.Path(path).write_bytes, b"ab")

async def unbuffered(path):
    with open(path, "wb", buffering=0) as file:
        file.write(b"ab")

async def both_ways(path):
    with open(path, "w+b") as file:
        file.write(b"abc")
        file.seek(file.tell() - 1)
        file.truncate()

async def left_open(path):
    global kept
    kept = await asyncio.to_thread(open, path, "wb")
    await asyncio.to_thread(kept.write, b"ab")

async def dropped(path):
    file = await asyncio.to_thread(open, path, "wb")
    file = None

async def text(path):
    with open(path, "w") as file:
        file.write("ab")

async def by_tempfile(path):
    with tempfile.NamedTemporaryFile("wb", dir=os.path.dirname(path), delete=False) as file:
        file.write(b"ab")
    os.replace(file.name, path)

async def by_descriptor(path):
    descriptor = await asyncio.to_thread(os.open, path, os.O_WRONLY | os.O_CREAT)
    try:
        await asyncio.to_thread(os.write, descriptor, b"ab")
    finally:
        await asyncio.to_thread(os.close, descriptor)

async def elsewhere(path):
    with open(os.devnull, "wb") as file:
        file.write(b"ab")
    with open(os.devnull, "rb") as file:
        file.read()
"""
BOTH = pytest.mark.parametrize("clock", list(Clock))


def use(name: str, path: Path, *, clock: Clock = Clock.KATA, full_after: int | None = None) -> Files:
    """Call a function of the learner's and give what was noted."""

    async def body(kit: Kit) -> Files:
        with kit.files(str(path.parent), full_after=full_after) as files:
            _, error = await kit.outcome(OSError, name, str(path))
        assert error is (None if full_after is None else files.full)
        return files

    played = play(LEARNER, body, clock=clock)
    assert played.error is None
    found: Files = played.value
    return found


def uses(files: Files) -> list[tuple[str, bool]]:
    """Give what was done, and whether on the loop's thread."""
    return [(use.what, use.on_loop) for use in files.uses]


def test_a_temporary_file(tmp_path: Path) -> None:
    """A file that tempfile makes in the folder is one of its files."""
    assert uses(use("by_tempfile", tmp_path / "f")) == [("open", True), ("write", True), ("close", True)]
    assert (tmp_path / "f").read_bytes() == b"ab"


@pytest.mark.parametrize("full_after", [None, 1])
def test_a_descriptor(tmp_path: Path, full_after: int | None) -> None:
    """What os.write writes to a file of the folder counts, and finds the disk full."""
    assert uses(use("by_descriptor", tmp_path / "f", full_after=full_after)) == [("write", False)]
    assert (tmp_path / "f").read_bytes() == (b"ab" if full_after is None else b"")


@BOTH
@pytest.mark.parametrize("name", ["on_the_loop", "unbuffered"])
def test_on_the_loop(name: str, tmp_path: Path, clock: Clock) -> None:
    """Opening, writing and closing on the loop are noted with the learner's lines."""
    files = use(name, tmp_path / "f", clock=clock)
    assert uses(files) == [("open", True), ("write", True), ("close", True)]
    lines = [LEARNER.splitlines()[use.place.line - 1].strip() for use in files.uses if use.place]
    assert [line.split("(")[0] for line in lines] == ["with open", "file.write", "with open"]
    assert (tmp_path / "f").read_bytes() == b"ab"
    assert files.written == 2


@BOTH
@pytest.mark.parametrize("name", ["in_threads", "by_aiofiles", "by_path"])
def test_in_threads(name: str, tmp_path: Path, clock: Clock) -> None:
    """Threads, aiofiles and pathlib are seen too, and are not on the loop; a waiting line stands for each."""
    files = use(name, tmp_path / "f", clock=clock)
    assert files.on_loop == []
    assert [use.what for use in files.uses] in (
        ["open", "write", "close"],
        ["open", "write", "write", "close"],
    )
    assert all(use.place for use in files.uses)
    assert (tmp_path / "f").read_bytes() == b"ab"


def test_only_the_end_on_the_loop(tmp_path: Path) -> None:
    """A file that is opened in a thread and closed by a plain `with` block is closed on the loop."""
    assert uses(use("closes_on_the_loop", tmp_path / "f")) == [
        ("open", False), ("write", False), ("close", True)
    ]  # fmt: skip


def test_random_access(tmp_path: Path) -> None:
    """Files to read and write are watched as well, and work."""
    files = use("both_ways", tmp_path / "f")
    assert [use.what for use in files.uses] == ["open", "write", "truncate", "close"]
    assert (tmp_path / "f").read_bytes() == b"ab"


def test_what_is_left_open(tmp_path: Path) -> None:
    """A file that nobody closes is open; one that the collector closes was closed by nobody."""
    (left,) = use("left_open", tmp_path / "f").left_open
    assert (left.what, left.file) == ("open", "f")
    assert uses(use("dropped", tmp_path / "g")) == [("open", False)]


def test_a_text_file(tmp_path: Path) -> None:
    """Of a text file only the opening is noted, and it works."""
    assert uses(use("text", tmp_path / "f")) == [("open", True)]
    assert (tmp_path / "f").read_text() == "ab"


def test_other_folders(tmp_path: Path) -> None:
    """Files elsewhere, and files that are read, are nobody's business."""
    assert use("elsewhere", tmp_path / "f").uses == []


@pytest.mark.parametrize("name", ["on_the_loop", "in_threads", "by_aiofiles"])
def test_a_full_disk(name: str, tmp_path: Path) -> None:
    """Beyond the limit a write raises ENOSPC, and the file can still be closed."""
    files = use(name, tmp_path / "f", full_after=1)
    assert files.full.errno == errno.ENOSPC
    assert files.left_open == []


def test_blocking_and_leaks_are_found_all_the_same(tmp_path: Path) -> None:
    """The watch stands in nobody's way: `open` on the loop blocks, and everything is put back."""

    async def body(kit: Kit) -> None:
        with kit.files(str(tmp_path)):
            await kit.call("on_the_loop", tmp_path / "f")

    played = play(LEARNER, body)
    assert (Evidence.BLOCKED, "open") in [(each.kind, each.subject) for each in played.findings]
    assert builtins.open is io.open


def test_calls_that_a_check_allows(tmp_path: Path) -> None:
    """A primitive that the check allows on the loop is no finding; all others are."""
    source = "import os\nasync def tidy(path):\n    open(path, 'wb').close()\n    os.remove(path)\n"

    async def body(kit: Kit) -> None:
        kit.allow_calls("os.remove")
        await kit.call("tidy", tmp_path / "f")

    assert [each.subject for each in play(source, body).findings] == ["open"]
