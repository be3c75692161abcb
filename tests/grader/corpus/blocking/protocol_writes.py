# expects: blocking-call at line 11
# A protocol stores what it receives.
import asyncio
import tempfile

folder = tempfile.TemporaryDirectory()


class Store(asyncio.Protocol):
    def data_received(self, data):
        with open(f"{folder.name}/data", "ab") as file:
            file.write(data)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Store, "127.0.0.1", 0)
    async with server:
        transport, _ = await loop.create_connection(asyncio.Protocol, *server.sockets[0].getsockname())
        transport.write(b"hello")
        await asyncio.sleep(0.03)
        transport.close()
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main())
