# expects: blocking-call at line 9
# A health check connects with plain sockets to a name.
import asyncio
import contextlib
import socket


def is_up(port):
    with contextlib.suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
        return True
    return False


async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        print(is_up(server.sockets[0].getsockname()[1]))
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
