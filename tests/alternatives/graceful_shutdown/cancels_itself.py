# Cancels itself: when a task that serves should take being cancelled for the end; a signal cancels it
import asyncio
import contextlib
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop, me = asyncio.get_running_loop(), asyncio.current_task()
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, me.cancel)
    try:
        on_ready(runner.addresses[0][1])
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        me.uncancel()
        with contextlib.suppress(asyncio.CancelledError):
            await runner.cleanup()
    finally:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
