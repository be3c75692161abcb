# no-graceful-stop: counts a request that has failed for ever
import asyncio
import contextlib
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop = asyncio.get_running_loop()
    stop, idle = asyncio.Event(), asyncio.Event()
    idle.set()
    count = 0

    @web.middleware
    async def counting(request, handler):
        nonlocal count
        count += 1
        idle.clear()
        response = await handler(request)
        count -= 1
        if not count:
            idle.set()
        return response

    app = make_app()
    app.middlewares.append(counting)
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
            loop.add_signal_handler(each, idle.set)
        await site.stop()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await idle.wait()
    finally:
        await runner.cleanup()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
