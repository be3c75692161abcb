"""Learner code runs in a process of its own: it tells, can be asked and signalled, and never stays behind."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from grader.child.kit.apart import Process, raise_error
from grader.child.kit.expect import CheckFailed
from grader.model import Evidence
from tests.grader.engine.stage import Played, dedent, marked, play

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from grader.child.kit import Kit
    from grader.child.kit.apart import Inside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")

LEAVES_SOMETHING = dedent("""
    import asyncio
    import time

    async def main():
        asyncio.sleep(1)  # HERE
        before = time.monotonic()
        await asyncio.sleep(0.05)
        assert time.monotonic() - before >= 0.05
""")
WAITS = dedent("""
    import asyncio

    async def main():
        await asyncio.Event().wait()  # HERE
""")
DEAF = dedent("""
    import asyncio
    import signal

    async def main():
        for each in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(each, print)
        await asyncio.Event().wait()  # HERE
""")
FAILS = dedent("""
    async def main():
        raise LookupError("nothing there")  # HERE
""")
UNWRITTEN = dedent("""
    async def main():
        raise NotImplementedError  # HERE
""")


async def call_main(inside: Inside) -> None:
    """Call the learner's main in the process; tell when it is well under way."""
    asyncio.get_running_loop().call_later(0.05, inside.tell, "begun")
    await inside.kit.call("main")


def apart(source: str, scene: Callable[[Process], Awaitable[object]]) -> Played:
    """Play a scene with a process that calls the learner's main."""

    async def body(kit: Kit) -> object:
        async with Process(kit, call_main) as process:
            await process.hear("begun")
            return await scene(process)

    return play(source, body)


def test_what_it_found_comes_back() -> None:
    """Its exit code and its findings with their lines reach the test, and it runs on the real clock."""

    async def scene(process: Process) -> tuple[object, bool]:
        return await process.end(5), process.told("returned") is not None

    played = apart(LEAVES_SOMETHING, scene)
    assert played.error is None
    assert played.value == (0, True)
    assert [(each.kind, each.place and each.place.line) for each in played.kit.findings] == [
        (Evidence.NEVER_AWAITED, marked(LEAVES_SOMETHING)[0])
    ]


def test_it_says_where_it_waits() -> None:
    """Asked from outside, it names the learner's line that waits; the turns of its loop are few."""

    async def scene(process: Process) -> tuple[object, bool]:
        stands = await process.look()
        assert stands is not None
        place = stands.line("main")
        return place and place.line, stands.turns < 10

    assert apart(WAITS, scene).value == (marked(WAITS)[0], True)


def test_a_signal_ends_it() -> None:
    """Who handles nothing is ended by SIGTERM, and the exit code names it."""

    async def scene(process: Process) -> object:
        process.send(signal.SIGTERM)
        return await process.end(5)

    assert apart(WAITS, scene).value == -signal.SIGTERM


def test_an_interrupt_is_an_error() -> None:
    """SIGINT becomes a KeyboardInterrupt, as in any program, and the exit code is not 0."""

    async def scene(process: Process) -> tuple[object, str]:
        process.send(signal.SIGINT)
        code = await process.end(5)
        return code, process.error.text if process.error else ""

    assert apart(WAITS, scene).value == (1, "KeyboardInterrupt")


def test_nothing_of_it_stays() -> None:
    """Who does not want to end is killed when the test leaves it, also by an error of its own."""
    pids: list[int] = []

    async def scene(process: Process) -> None:
        pids.append(process.pid)
        process.send(signal.SIGTERM)
        assert await process.end(0.1) is None
        raise CheckFailed("too late")

    assert isinstance(apart(DEAF, scene).error, CheckFailed)
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)


@pytest.mark.parametrize(
    ("source", "words"),
    [(FAILS, "LookupError: nothing there at line"), (UNWRITTEN, "is still to be written")],
)
def test_its_error_can_be_raised_again(source: str, words: str) -> None:
    """An error that ended it fails the check with the words and the line that it would have had there."""

    async def scene(process: Process) -> None:
        await process.end(5)
        assert process.error is not None
        raise_error(process.error)

    error = apart(source, scene).error
    assert isinstance(error, CheckFailed)
    assert words in str(error)
    assert error.findings[0].place is not None
    assert [error.findings[0].place.line] == marked(source)


def test_after_the_end_nobody_answers() -> None:
    """A process that is gone takes no signal, and says nothing more."""

    async def scene(process: Process) -> object:
        await process.end(5)
        process.send(signal.SIGTERM)
        return await process.look()

    assert apart(LEAVES_SOMETHING, scene).value is None
