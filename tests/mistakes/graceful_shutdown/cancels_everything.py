# no-graceful-stop: cancels all tasks when a signal comes
import asyncio
import contextlib
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    loop = asyncio.get_running_loop()

    def cancel_all():
        for task in asyncio.all_tasks():
            task.cancel()

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, cancel_all)
    on_ready(runner.addresses[0][1])
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
    finally:
        await runner.cleanup()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
