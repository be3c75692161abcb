# no-graceful-stop: stops the loop under the feet of what it runs
import asyncio
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, loop.stop)  # <- here
    on_ready(runner.addresses[0][1])
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
