# expects: blocking-call at line 17
# A middleware appends each request to a file.
import asyncio
import tempfile
from pathlib import Path

import aiohttp
from aiohttp import web

folder = tempfile.TemporaryDirectory()
journal = Path(folder.name) / "requests.txt"


@web.middleware
async def audit(request, handler):
    response = await handler(request)
    with open(journal, "a", encoding="utf-8") as file:
        print(request.method, request.path, response.status, file=file)
    return response


async def ping(request):
    await asyncio.sleep(0.001)
    return web.Response(text="pong")


async def main():
    app = web.Application(middlewares=[audit])
    app.router.add_get("/ping", ping)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession() as session:
        for _ in range(3):
            async with session.get(f"http://{host}:{port}/ping") as response:
                assert await response.text() == "pong"
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
