# expects: nothing
# A web application serves files.
import asyncio
import tempfile
from pathlib import Path

import aiohttp
from aiohttp import web

folder = tempfile.TemporaryDirectory()
(Path(folder.name) / "a.txt").write_text("hello" * 1000)


async def file(request):
    return web.FileResponse(Path(folder.name) / "a.txt")


async def main():
    app = web.Application()
    app.router.add_static("/s", folder.name)
    app.router.add_get("/f", file)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession() as s:
        for path in "/s/a.txt", "/f", "/s/none":
            async with s.get(f"http://{host}:{port}{path}") as r:
                print(len(await r.text()))
        form = aiohttp.FormData({"a": "b"})
        async with s.post(f"http://{host}:{port}/f", data=form) as r:
            print(r.status)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
