# expects: nothing
# Two ends of one program talk over a socket in the file system.
import asyncio
import tempfile

folder = tempfile.TemporaryDirectory()


async def serve(reader, writer):
    writer.write(await reader.read(100))
    writer.close()
    await writer.wait_closed()


async def main():
    server = await asyncio.start_unix_server(serve, f"{folder.name}/talk")
    async with server:
        reader, writer = await asyncio.open_unix_connection(f"{folder.name}/talk")
        writer.write(b"hello")
        assert await reader.read() == b"hello"
        writer.close()
        await writer.wait_closed()


if __name__ == "__main__":
    asyncio.run(main())
