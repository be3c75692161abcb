"""What the tenth chapter says against the lesson is true on this Python and of these libraries."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import unittest
import warnings
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import aiosqlite
import httpx
import pytest
from fastapi import FastAPI

from tests.course.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 5.0  # seconds that something may take which takes none
SERVICE = """
import asyncio, sys

async def main():
    try:
        print("up", flush=True)
        await asyncio.sleep(60)
    finally:
        print("tidy", flush=True)

asyncio.run(main())
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


async def test_the_prediction() -> None:
    """Tasks work on copies of the context; a coroutine that is awaited directly on the caller's."""
    who, printed = ContextVar("who", default="-"), []

    async def handle(name: str) -> None:
        who.set(name)
        await asyncio.sleep(0)
        printed.append(who.get())

    async def main() -> None:
        await asyncio.gather(handle("ada"), handle("bob"))
        printed.append(who.get())
        await handle("cat")
        printed.append(who.get())

    await asyncio.create_task(main())
    assert printed == ["ada", "bob", "-", "cat", "cat"]


async def order_of(path: str) -> list[str]:
    """Ask for a report and for /health at the same time; give what came to its end, in order."""
    app, ended, answered = FastAPI(), list[str](), threading.Event()

    @app.get("/async")
    async def report() -> None:
        time.sleep(0.05)  # noqa: ASYNC251  # what this is about
        ended.append("report")

    @app.get("/plain")
    def plain() -> None:
        answered.wait(PATIENCE)
        ended.append("report")

    @app.get("/health")
    async def health() -> None:
        ended.append("health")
        answered.set()

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://service.test"
    ) as client:
        await asyncio.gather(client.get(path), client.get("/health"))
    return ended


async def test_a_blocking_handler_stops_all_requests() -> None:
    """Beside an async endpoint that blocks, /health is answered after it."""
    assert await order_of("/async") == ["report", "health"]


async def test_a_plain_endpoint_stops_nobody() -> None:
    """FastAPI calls a plain endpoint in a thread, and answers /health meanwhile."""
    assert await order_of("/plain") == ["health", "report"]


async def test_aiosqlite_works_in_a_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection of aiosqlite is opened in a thread of its own, not in the loop's."""
    threads: list[threading.Thread] = []
    connect: Any = sqlite3.connect

    def noting(*args: Any, **kwargs: Any) -> sqlite3.Connection:  # noqa: ANN401  # passed on
        threads.append(threading.current_thread())
        opened: sqlite3.Connection = connect(*args, **kwargs)
        return opened

    monkeypatch.setattr(sqlite3, "connect", noting)
    async with aiosqlite.connect(tmp_path / "bank.db") as connection:
        await connection.execute("select 1")
    assert len(threads) == 1
    assert threads[0] is not threading.current_thread()


def test_the_course_needs_no_databases() -> None:
    """The course uses asyncpg and aiosqlite, and never the package that is unmaintained."""
    locked = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "requirements").glob("*.txt"))
    names = {line.partition("==")[0] for line in locked.splitlines() if "==" in line}
    assert {"asyncpg", "aiosqlite"} <= names
    assert "databases" not in names


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let programs be interrupted although the tests run in the background, where shells ignore SIGINT."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@POSIX
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("number", "tidied"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_what_signals_do(number: signal.Signals, tidied: bool) -> None:
    """SIGINT cancels what asyncio.run runs, and `finally` runs; SIGTERM ends the process without it."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"up\n"
        child.send_signal(number)
        assert child.stdout.read() == (b"tidy\n" if tidied else b"")
    assert child.returncode != 0


def test_an_async_test_of_a_plain_case_has_not_run() -> None:
    """A plain TestCase calls an async test, gets a coroutine, and runs nothing of it."""
    ran: list[str] = []

    class Case(unittest.TestCase):
        async def test_it(self) -> None:
            ran.append("test_it")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        Case("test_it").run(unittest.TestResult())
    assert ran == []
