# wrong-result: listens at every address of the machine
import asyncio
import contextlib
import signal

from aiohttp import web


class Stopper:
    def __init__(self):
        self.count = 0
        self.loop = asyncio.get_running_loop()
        self.stop = self.loop.create_future()
        self.now = self.loop.create_future()

    def __call__(self):
        self.count += 1
        target = self.stop if self.count == 1 else self.now
        if not target.done():
            target.set_result(None)

    def __enter__(self):
        for s in self.signals:
            self.loop.add_signal_handler(s, self)
        return self

    signals = (signal.SIGTERM, signal.SIGINT)

    def __exit__(self, *_):
        for s in self.signals:
            self.loop.remove_signal_handler(s)


async def serve(make_app, grace, on_ready):
    with Stopper() as stopper:
        tasks = set()

        @web.middleware
        async def track(request, handler):
            task = asyncio.current_task()
            tasks.add(task)
            try:
                return await handler(request)
            finally:
                tasks.discard(task)

        app = make_app()
        app.middlewares.append(track)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "0.0.0.0", 0)
            await site.start()
            on_ready(runner.addresses[0][1])
            await stopper.stop
            await site.stop()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(grace):
                    while tasks and not stopper.now.done():
                        await asyncio.wait({stopper.now, *[asyncio.ensure_future(t) for t in tasks]}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            await runner.cleanup()
