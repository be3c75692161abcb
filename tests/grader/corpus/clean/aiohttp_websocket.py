# expects: nothing
# Messages travel over a web socket.
import asyncio

import aiohttp
from aiohttp import web


async def echo(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        await socket.send_str(message.data.upper())
    return socket


async def main():
    app = web.Application()
    app.router.add_get("/echo", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(f"http://{host}:{port}/echo") as socket:
            for word in "one", "two":
                await socket.send_str(word)
                assert await socket.receive_str() == word.upper()
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
