# expects: blocking-call at line 11
# The start-up hook of a web application waits with the thread's sleep for another service.
import asyncio
import time

from aiohttp import web


async def wait_for_database(app):
    for _ in range(3):
        time.sleep(0.01)
    app["database"] = "ready"


async def main():
    app = web.Application()
    app.on_startup.append(wait_for_database)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await asyncio.sleep(0.01)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
