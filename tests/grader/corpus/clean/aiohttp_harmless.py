# expects: nothing
# A web server and a client in one program.
import asyncio

import aiohttp
from aiohttp import web


async def hello(request):
    return web.json_response({"x": 1})


async def main():
    app = web.Application()
    app.router.add_get("/", hello)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/") as response:
            assert await response.json() == {"x": 1}
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
