# no-graceful-stop: ends the process from the signal handler
import asyncio
import signal
import sys

from aiohttp import web


async def serve(make_app, grace, on_ready):
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, sys.exit)  # <- here
    on_ready(runner.addresses[0][1])
    try:
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
