# wrong-result: tells a port that is taken, where nobody listens yet
import asyncio
import signal
import socket

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
        sock = socket.socket()
        sock.bind(("127.0.0.1", 0))
        on_ready(sock.getsockname()[1])  # <- here
        site = web.SockSite(runner, sock)
        await site.start()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, on_signal)
        await asked.wait()
        await site.stop()
        waits = [asyncio.create_task(event.wait()) for event in (idle, hurry)]
        try:
            await asyncio.wait(waits, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
    finally:
        await runner.cleanup()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
