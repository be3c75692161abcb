# Queue of signals: when more than two of them mean something
import asyncio
import signal

from aiohttp import web


class Server:
    def __init__(self, app, grace):
        self.runner = web.AppRunner(app, shutdown_timeout=grace / 2)
        self.signals = asyncio.Queue()

    async def __aenter__(self):
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        for each in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(each, self.signals.put_nowait, each)
        return self.runner.addresses[0][1]

    async def __aexit__(self, *_):
        try:
            closing = asyncio.ensure_future(self.runner.cleanup())
            again = asyncio.ensure_future(self.signals.get())
            await asyncio.wait([closing, again], return_when=asyncio.FIRST_COMPLETED)
            closing.cancel()
            again.cancel()
            await asyncio.gather(closing, again, return_exceptions=True)
        finally:
            for each in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().remove_signal_handler(each)


async def serve(make_app, grace, on_ready):
    server = Server(make_app(), grace)
    async with server as port:
        on_ready(port)
        await server.signals.get()
