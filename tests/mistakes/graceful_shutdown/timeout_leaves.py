# timeout-not-caught: lets the TimeoutError at the end of the grace leave serve
import asyncio
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop = asyncio.get_running_loop()
    asked, idle, hurry = asyncio.Event(), asyncio.Event(), asyncio.Event()
    idle.set()
    at_work = 0

    @web.middleware
    async def counting(request, handler):
        nonlocal at_work
        at_work += 1
        idle.clear()
        try:
            return await handler(request)
        finally:
            at_work -= 1
            if not at_work:
                idle.set()

    def on_signal():
        if asked.is_set():
            hurry.set()
        asked.set()

    app = make_app()
    app.middlewares.append(counting)
    runner = web.AppRunner(app, shutdown_timeout=0.01)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, on_signal)
        on_ready(runner.addresses[0][1])
        await asked.wait()
        await site.stop()
        waits = [asyncio.create_task(event.wait()) for event in (idle, hurry)]
        try:
            async with asyncio.timeout(grace):  # <- here
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
    finally:
        await runner.cleanup()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
