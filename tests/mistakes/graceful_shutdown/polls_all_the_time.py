# busy-wait: asks at every turn of the loop
import asyncio
import signal

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop = asyncio.get_running_loop()
    signals = []
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, signals.append, each)
    on_ready(runner.addresses[0][1])
    while not signals:
        await asyncio.sleep(0)  # <- here
    closing = asyncio.create_task(runner.cleanup())
    while not closing.done() and len(signals) < 2:
        await asyncio.sleep(0)
    closing.cancel()
    await asyncio.wait({closing})
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.remove_signal_handler(each)
