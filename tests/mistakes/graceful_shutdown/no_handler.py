# no-graceful-stop: cleans up in finally, and nothing leads there when SIGTERM comes
import asyncio

from aiohttp import web


async def serve(make_app, grace, on_ready):
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    on_ready(runner.addresses[0][1])
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
