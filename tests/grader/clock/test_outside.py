"""What comes from outside the program is waited for really."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import aiosqlite
import pytest

from grader.child.clock.install import kata_clock

if TYPE_CHECKING:
    from tests.grader.clock.conftest import Notes, Runner

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX systems")
CHILD = "import time; time.sleep(0.2); print('out')"


def test_subprocess_is_never_overtaken(run: Runner) -> None:
    """A process that takes real time ends before a longer timeout, and after a shorter timer."""

    async def main() -> tuple[bytes, float]:
        order: list[str] = []
        asyncio.get_running_loop().call_later(0.05, order.append, "timer")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", CHILD, stdout=asyncio.subprocess.PIPE
        )
        out, _ = await asyncio.wait_for(process.communicate(), 30)
        assert order == ["timer"]
        before = asyncio.get_running_loop().time()
        await asyncio.sleep(1000)
        return out, before

    done = run(main)
    assert done.error is None
    out, before = done.value
    assert out.strip() == b"out"
    assert 0.19 < before <= done.real + 0.02
    assert done.seconds == pytest.approx(before + 1000, abs=0.05)


def test_pipe_is_waited_for(run: Runner) -> None:
    """A pipe may be written by anyone, so time is real while one is registered."""
    source, sink = os.pipe()

    def write() -> None:
        threading.Event().wait(0.1)
        os.write(sink, b"data")

    writer = threading.Thread(target=write)

    async def main() -> bytes:
        reader = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(source, "rb")
        )
        data = await asyncio.wait_for(reader.read(4), 60)
        transport.close()
        return data

    writer.start()
    done = run(main)
    writer.join()
    os.close(sink)
    assert done.value == b"data"
    assert done.seconds <= done.real + 0.02


def test_interval_timer_is_waited_for(run: Runner) -> None:
    """A real SIGALRM comes in its real time, before a later timer of the loop."""

    async def main() -> float:
        loop, rung = asyncio.get_running_loop(), asyncio.Event()
        loop.add_signal_handler(signal.SIGALRM, rung.set)
        before = signal.setitimer(signal.ITIMER_REAL, 0.1)
        try:
            await asyncio.wait_for(rung.wait(), 5)
            return loop.time()
        finally:
            signal.setitimer(signal.ITIMER_REAL, *before)
            loop.remove_signal_handler(signal.SIGALRM)

    handler = signal.getsignal(signal.SIGALRM)
    try:
        done = run(main)
    finally:
        signal.signal(signal.SIGALRM, handler)
    assert done.error is None
    assert 0.09 < done.value <= done.real + 0.02


def test_signal_from_a_timer(run: Runner) -> None:
    """A signal that the program sends itself arrives at that kata time."""

    async def main() -> float:
        loop, rung = asyncio.get_running_loop(), asyncio.Event()
        loop.add_signal_handler(signal.SIGUSR1, rung.set)
        loop.call_later(10, os.kill, os.getpid(), signal.SIGUSR1)
        await rung.wait()
        loop.remove_signal_handler(signal.SIGUSR1)
        return loop.time()

    assert run(main).value == 10.0


def test_waiting_for_a_signal_is_no_deadlock(notes: Notes) -> None:
    """A loop with signal handlers and nothing else waits really."""

    async def main() -> str:
        loop, rung = asyncio.get_running_loop(), asyncio.Event()
        loop.add_signal_handler(signal.SIGUSR1, rung.set)
        await rung.wait()
        loop.remove_signal_handler(signal.SIGUSR1)
        return "signalled"

    sender = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGUSR1))
    sender.kata_engine = True  # type: ignore[attr-defined] # it stands for somebody outside
    with kata_clock(notes):
        sender.start()
        assert asyncio.run(main()) == "signalled"
    sender.join()
    assert notes.deadlocks == 0


def test_database_in_a_thread(run: Runner) -> None:
    """A database works through a thread and a queue; timers beside it stay exact."""

    async def query(database: aiosqlite.Connection, number: int) -> int:
        await asyncio.sleep(0.1 * number)
        rows = await database.execute_fetchall("select ? + 1", (number,))
        return int(next(iter(rows))[0])

    async def main() -> list[int]:
        async with aiosqlite.connect(":memory:") as database:
            return await asyncio.gather(*(query(database, number) for number in range(11)))

    done = run(main)
    assert done.error is None
    assert done.value == list(range(1, 12))
    assert done.seconds == pytest.approx(1.0, abs=0.05)
    assert done.real < 1


def test_blocking_read_in_a_thread(run: Runner) -> None:
    """A thread that blocks in the system, unknown to the clock, is not overtaken by a longer timer."""
    source, sink = os.pipe()

    def write() -> None:
        threading.Event().wait(0.1)
        os.write(sink, b"data")

    async def main() -> bytes:
        return await asyncio.wait_for(asyncio.to_thread(os.read, source, 4), 10)

    writer = threading.Thread(target=write)
    writer.start()
    done = run(main)
    writer.join()
    os.close(sink)
    os.close(source)
    assert done.value == b"data"
    assert done.seconds <= done.real + 0.02
    assert done.real < 9
    assert time.sleep.__module__ == "time"
