# shutdown_timeout of aiohttp: when short code matters most; it waits so long twice, and a hurry skips the app's cleanup
import asyncio
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop = asyncio.get_running_loop()
    first, second = asyncio.Event(), asyncio.Event()

    def on_signal():
        (second if first.is_set() else first).set()

    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, on_signal)
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        on_ready(runner.addresses[0][1])
        await first.wait()
        closing = asyncio.create_task(runner.cleanup())
        hurry = asyncio.create_task(second.wait())
        await asyncio.wait({closing, hurry}, return_when=asyncio.FIRST_COMPLETED)
        for task in (closing, hurry):
            task.cancel()
        await asyncio.gather(closing, hurry, return_exceptions=True)
    finally:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(each)
