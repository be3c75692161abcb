"""Sockets inside the program cost nothing; sockets to others run at real rate."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any, cast

import aiohttp
import pytest
from aiohttp import web

if TYPE_CHECKING:
    from pathlib import Path

    from tests.grader.clock.conftest import Runner

# Answers each line 0.2 s of real time after it came.
SERVER = """
import socket, time
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
connection, _ = listening.accept()
while connection.recv(100):
    time.sleep(0.2)
    connection.sendall(b"answer\\n")
"""


async def _echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while line := await reader.readline():
        await asyncio.sleep(1)
        writer.write(line)
        await writer.drain()
    writer.close()


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, times: int) -> None:
    for _ in range(times):
        writer.write(b"x\n")
        await asyncio.sleep(0.5)
        assert await reader.readline() == b"x\n"
    writer.close()
    await writer.wait_closed()


def test_server_and_client_in_one_loop(run: Runner) -> None:
    """Both ends sleep on the clock, exactly; several clients overlap."""

    async def main() -> None:
        server = await asyncio.start_server(_echo, "127.0.0.1", 0)
        address = server.sockets[0].getsockname()
        streams = [await asyncio.open_connection(*address) for _ in range(5)]
        await asyncio.gather(*(_talk(*stream, 3) for stream in streams))
        server.close()

    done = run(main)
    assert done.error is None
    assert done.seconds == 3.0
    assert done.real < 1


def test_unix_sockets(run: Runner, tmp_path: Path) -> None:
    """Unix sockets between the loop's own ends cost nothing either."""

    async def main() -> None:
        path = str(tmp_path / "s")
        server = await asyncio.start_unix_server(_echo, path)
        await asyncio.gather(*[_talk(*(await asyncio.open_unix_connection(path)), 3) for _ in range(2)])
        server.close()

    done = run(main)
    assert done.error is None
    assert done.seconds == 3.0


def test_raw_socket_pair(run: Runner) -> None:
    """A socket pair made by the program is known at both ends, even when only one is registered."""

    async def main() -> bytes:
        loop = asyncio.get_running_loop()
        one, other = socket.socketpair()
        with one, other:
            one.setblocking(False)
            other.setblocking(False)

            async def send() -> None:
                await asyncio.sleep(10)
                await loop.sock_sendall(other, b"late")

            task = asyncio.create_task(send())
            received = await loop.sock_recv(one, 10)
            await task
            return received

    done = run(main)
    assert (done.value, done.seconds) == (b"late", 10.0)


def test_datagrams(run: Runner) -> None:
    """Datagrams between the loop's own ends arrive before any later timer."""

    class Echo(asyncio.DatagramProtocol):
        transport: asyncio.DatagramTransport

        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = cast("asyncio.DatagramTransport", transport)  # 3.11 says less

        def datagram_received(self, data: bytes, addr: object) -> None:
            asyncio.get_running_loop().call_later(1, lambda: self.transport.sendto(data, cast("Any", addr)))

    class Client(asyncio.DatagramProtocol):
        def __init__(self) -> None:
            self.got: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

        def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002 - the protocol's form
            self.got.set_result(data)

    async def main() -> bytes:
        loop = asyncio.get_running_loop()
        server, _ = await loop.create_datagram_endpoint(Echo, local_addr=("127.0.0.1", 0))
        address = server.get_extra_info("sockname")
        client, protocol = await loop.create_datagram_endpoint(Client, remote_addr=address)
        client.sendto(b"x")
        got = await protocol.got
        client.close()
        server.close()
        return got

    done = run(main)
    assert (done.value, done.seconds) == (b"x", 1.0)


def test_server_in_another_thread(run: Runner) -> None:
    """A server with a loop of its own in a thread of its own shares the clock."""
    port: list[int] = []
    ready = threading.Event()
    stop: list[object] = []

    def serve() -> None:
        async def main() -> None:
            server = await asyncio.start_server(_echo, "127.0.0.1", 0)
            port.append(server.sockets[0].getsockname()[1])
            ending = asyncio.Event()
            loop = asyncio.get_running_loop()
            stop.append(lambda: loop.call_soon_threadsafe(ending.set))
            ready.set()
            await ending.wait()
            server.close()

        asyncio.run(main())

    async def main() -> None:
        thread = threading.Thread(target=serve)
        thread.start()
        await asyncio.to_thread(ready.wait)
        streams = [await asyncio.open_connection("127.0.0.1", port[0]) for _ in range(3)]
        await asyncio.gather(*(_talk(*stream, 3) for stream in streams))
        stop[0]()  # type: ignore[operator] # the function put there above
        thread.join()

    done = run(main)
    assert done.error is None
    assert done.seconds == 3.0
    assert done.real < 2


def test_aiohttp_server_and_client(run: Runner) -> None:
    """An aiohttp server and its clients in one loop are exact as well."""

    async def slow(_: web.Request) -> web.Response:
        await asyncio.sleep(1)
        return web.Response(text="slow")

    async def main() -> list[str]:
        app = web.Application()
        app.router.add_get("/", slow)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/"

        async def fetch(session: aiohttp.ClientSession) -> str:
            async with session.get(url) as response:
                return await response.text()

        async with aiohttp.ClientSession() as session:
            texts = await asyncio.gather(*(fetch(session) for _ in range(5)))
        begun = asyncio.get_running_loop().time()
        await runner.cleanup()
        return [*texts, str(begun)]

    done = run(main)
    assert done.value[:5] == ["slow"] * 5
    assert 1.0 <= float(done.value[5]) < 1.2


def test_other_process_is_never_overtaken(run: Runner) -> None:
    """While a connection leads to another process, time is real: a longer timeout never fires early."""
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())

        async def main() -> list[bytes]:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            got = []
            for _ in range(2):
                writer.write(b"?")
                async with asyncio.timeout(20):
                    got.append(await reader.readline())
            writer.close()
            await writer.wait_closed()
            await asyncio.sleep(100)
            return got

        done = run(main)
        server.kill()
    assert done.value == [b"answer\n"] * 2
    assert 100 < done.seconds < 100 + done.real + 0.02
    assert done.seconds > 100 + 0.35


@pytest.mark.parametrize("wait", [0.3, 3600.0])
def test_listening_is_harmless(run: Runner, wait: float) -> None:
    """A server that nobody has connected to does not slow the clock."""

    async def main() -> None:
        async with await asyncio.start_server(_echo, "127.0.0.1", 0):
            await asyncio.sleep(wait)

    done = run(main)
    assert (done.seconds, done.real < 0.2) == (wait, True)
