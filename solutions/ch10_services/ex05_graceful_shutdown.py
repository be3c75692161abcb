# an event set by signals and a set of busy connections: when a second signal must end the grace at once
"""Stop a server without dropping anybody: the first signal closes the door, the second ends the wait."""

import asyncio
import signal
from collections.abc import Callable
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

SIGNALS = (signal.SIGTERM, signal.SIGINT)
CUT_OFF = 0.01  # seconds that aiohttp gives to what has had its grace


async def serve(
    make_app: Callable[[], web.Application], grace: float, on_ready: Callable[[int], None]
) -> None:
    """Serve `make_app()` on a free port of 127.0.0.1; call `on_ready(port)` once it listens."""
    loop, signalled = asyncio.get_running_loop(), asyncio.Event()
    busy: set[asyncio.Task[Any]] = set()
    app = make_app()
    app.middlewares.append(notes_in(busy))
    runner = web.AppRunner(app, shutdown_timeout=CUT_OFF)
    try:
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        for each in SIGNALS:
            loop.add_signal_handler(each, signalled.set)
        on_ready(runner.addresses[0][1])
        await signalled.wait()
        signalled.clear()
        await site.stop()  # new connections are refused from here on
        assert runner.server
        runner.server.pre_shutdown()  # a connection ends with the answer that it waits for
        ends = {asyncio.create_task(all_done(busy)), asyncio.create_task(signalled.wait())}
        await asyncio.wait(ends, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
        await asyncio.wait(ends)
    finally:
        await runner.cleanup()
        for each in SIGNALS:
            loop.remove_signal_handler(each)


def notes_in(busy: set[asyncio.Task[Any]]) -> Middleware:
    """Make a middleware that notes the task of each connection with a request, until it ends."""

    @web.middleware
    async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
        connection = asyncio.current_task()
        assert connection is not None
        busy.add(connection)
        connection.add_done_callback(busy.discard)
        return await handler(request)

    return note


async def all_done(busy: set[asyncio.Task[Any]]) -> None:
    """Wait until no request is in flight."""
    while busy:
        await asyncio.wait(busy)
