# expects: nothing
# A server and a client of streams.
import asyncio


async def serve(reader, writer):
    writer.write(await reader.readline())
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"x\n")
        assert await reader.readline() == b"x\n"
        writer.close()
        await writer.wait_closed()


if __name__ == "__main__":
    asyncio.run(main())
