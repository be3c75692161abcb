# expects: blocking-call at line 16
# A web handler reads its page from the disk while other requests wait.
import asyncio
import tempfile
from pathlib import Path

import aiohttp
from aiohttp import web

folder = tempfile.TemporaryDirectory()
page = Path(folder.name) / "index.html"
page.write_text("<h1>Hello</h1>")


async def index(request):
    return web.Response(text=page.read_text(), content_type="text/html")


async def main():
    app = web.Application()
    app.router.add_get("/", index)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://{host}:{port}/") as response:
            print(response.status, await response.text())
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
