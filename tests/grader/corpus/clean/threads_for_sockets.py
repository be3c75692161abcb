# expects: nothing
# Plain sockets are used in threads.
import asyncio
import socket


def ask(address):
    with socket.create_connection(address) as connection:
        connection.sendall(b"ping")
        return connection.recv(4)


async def pong(reader, writer):
    await reader.read(4)
    await asyncio.sleep(0.06)
    writer.write(b"pong")
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_server(pong, "127.0.0.1", 0)
    async with server:
        address = server.sockets[0].getsockname()
        assert await asyncio.to_thread(ask, address) == b"pong"
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
