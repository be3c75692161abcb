# expects: nothing
# A client asks many pages at once, at most five at a time.
import asyncio

import aiohttp
from aiohttp import web


async def slow(request):
    await asyncio.sleep(0.005)
    return web.json_response({"number": int(request.match_info["number"])})


async def fetch(session, limit, number):
    async with limit, session.get(f"/items/{number}") as response:
        return (await response.json())["number"]


async def main():
    app = web.Application()
    app.router.add_get("/items/{number}", slow)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    limit = asyncio.Semaphore(5)
    async with aiohttp.ClientSession(f"http://{host}:{port}") as session:
        numbers = await asyncio.gather(*(fetch(session, limit, number) for number in range(15)))
    assert sum(numbers) == 105
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
