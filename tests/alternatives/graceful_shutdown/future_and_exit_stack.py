# Future and AsyncExitStack: when each step should register what undoes it
import asyncio
import signal
from contextlib import AsyncExitStack, suppress

from aiohttp import web


async def serve(make_app, grace, on_ready):
    loop = asyncio.get_running_loop()
    asked, hurried = loop.create_future(), loop.create_future()
    tasks = set()

    def on_signal():
        for future in (asked, hurried):
            if not future.done():
                future.set_result(None)
                return

    async def track(app, handler):
        async def tracked(request):
            tasks.add(asyncio.current_task())
            return await handler(request)

        return tracked

    app = make_app()

    @web.middleware
    async def tracking(request, handler):
        return await (await track(app, handler))(request)

    app.middlewares.append(tracking)
    async with AsyncExitStack() as stack:
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, on_signal)
            stack.callback(loop.remove_signal_handler, each)
        runner = web.AppRunner(app, shutdown_timeout=0.02, keepalive_timeout=1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        on_ready(runner.addresses[0][1])
        await asked
        await site.stop()
        runner.server.pre_shutdown()
        pending = {task for task in tasks if not task.done()}
        with suppress(TimeoutError):
            async with asyncio.timeout(grace):
                while pending and not hurried.done():
                    _, pending = await asyncio.wait({*pending, hurried}, return_when=asyncio.FIRST_COMPLETED)
                    pending.discard(hurried)
