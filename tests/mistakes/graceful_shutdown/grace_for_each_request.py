# no-deadline: gives its grace to each connection, one after the other
import asyncio
import contextlib
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop = asyncio.get_running_loop()
    stop, hurry = asyncio.Event(), asyncio.Event()
    busy = set()

    @web.middleware
    async def noting(request, handler):
        task = asyncio.current_task()
        busy.add(task)
        try:
            return await handler(request)
        finally:
            busy.discard(task)

    app = make_app()
    app.middlewares.append(noting)
    runner = web.AppRunner(app, shutdown_timeout=0.05)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, stop.set)
        on_ready(runner.addresses[0][1])
        await stop.wait()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, hurry.set)
        await site.stop()
        hurried = asyncio.create_task(hurry.wait())
        for request in list(busy):
            await asyncio.wait([request, hurried], timeout=grace, return_when=asyncio.FIRST_COMPLETED)
        hurried.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await hurried
    finally:
        await runner.cleanup()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
