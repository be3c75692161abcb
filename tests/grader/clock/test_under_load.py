"""A busy machine changes nothing on the kata clock."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.grader.clock.conftest import Runner


@pytest.fixture
def hogs() -> Iterator[None]:
    """Keep four processes busy; each ends by itself should the test be killed."""
    code = "import time\nend = time.monotonic() + 30\nwhile time.monotonic() < end: pass"
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    yield
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.usefixtures("hogs")
def test_exact_beside_busy_processes(run: Runner) -> None:
    """Sleeps in coroutines and threads, and sockets, stay exact beside processes that take all the CPU."""

    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        data = await reader.readexactly(1)
        await asyncio.sleep(0.5)
        writer.write(data)
        writer.close()

    async def call(address: tuple[str, int]) -> None:
        reader, writer = await asyncio.open_connection(*address)
        writer.write(b"x")
        assert await reader.read() == b"x"
        writer.close()

    async def main() -> float:
        server = await asyncio.start_server(echo, "127.0.0.1", 0)
        address = server.sockets[0].getsockname()
        await asyncio.gather(
            *(asyncio.to_thread(time.sleep, 1) for _ in range(5)),
            asyncio.sleep(1),
            *(call(address) for _ in range(5)),
        )
        server.close()
        return asyncio.get_running_loop().time()

    assert [run(main).value for _ in range(15)] == [1.0] * 15
