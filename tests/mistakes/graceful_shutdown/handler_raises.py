# no-graceful-stop: a signal handler that raises in the middle of the loop
import asyncio
import signal

from aiohttp import web


class Stop(Exception):
    pass


def stop(*_):
    raise Stop  # <- here


async def serve(make_app, grace, on_ready):
    runner = web.AppRunner(make_app(), shutdown_timeout=grace)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, stop)
    on_ready(runner.addresses[0][1])
    try:
        await asyncio.Event().wait()
    except Stop:
        pass
    finally:
        await runner.cleanup()
