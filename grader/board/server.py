"""Serve the board: a page, its style and script, and a stream of events with the state of the class."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web

from grader.board.hosts import is_loopback, is_meant
from grader.board.hub import Hub
from grader.board.listening import pulses
from grader.errors import UsageError
from grader.live.board import following
from grader.live.folder import LIVE, Reader
from grader.render import board as pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aiohttp.typedefs import Handler, Middleware

BEAT = 15.0  # seconds after which a silent stream says that it is still there
_SHUTDOWN = 2.0  # seconds that a browser may take to let go
_HUB = web.AppKey("hub", Hub)
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


async def serve(folder: Path, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until cancelled; `say` hears the address. Raise UsageError where nobody can listen."""
    hub = Hub()
    runner = web.AppRunner(application(hub, host), access_log=None, shutdown_timeout=_SHUTDOWN)
    await runner.setup()
    following_it = asyncio.create_task(follow(folder, hub))
    try:
        await _listen(runner, host, port)
        say(_address(runner, host))
        await following_it
    finally:
        hub.close()  # or the streams would keep the server
        following_it.cancel()
        await asyncio.wait([following_it])
        await runner.cleanup()


async def follow(folder: Path, hub: Hub) -> None:
    """Keep the hub's state that of a results folder."""
    reader, board = Reader(folder), None
    async with contextlib.aclosing(pulses(folder / LIVE)) as due:
        async for _ in due:
            batch, students = await asyncio.to_thread(reader.read)
            board = following(board, batch, students, datetime.now().astimezone())
            hub.publish(pages.state(board))


def application(hub: Hub, host: str) -> web.Application:
    """Make the application for a server that listens at a host."""
    own = frozenset() if is_loopback(host) else frozenset({host.lower(), socket.gethostname().lower()})
    app = web.Application(middlewares=[_guard(own, addresses=not is_loopback(host))])
    app[_HUB] = hub
    app.on_response_prepare.append(_add_headers)
    app.add_routes(
        [
            web.get("/", _text(pages.page, "text/html")),
            web.get("/board.js", _text(pages.script, "text/javascript")),
            web.get("/board.css", _text(pages.style, "text/css")),
            web.get("/events", _events, allow_head=False),
            web.get("/favicon.ico", _nothing),
        ]
    )
    return app


def _guard(own: frozenset[str], *, addresses: bool) -> Middleware:
    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_meant(request.headers.get("Host", ""), own, addresses=addresses):
            return web.Response(status=421, text="This server is asked for by another name than its own.\n")
        return await handler(request)

    return guard


def _text(make: Callable[[], str], kind: str) -> Handler:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=make(), content_type=kind, charset="utf-8")

    return answer


async def _nothing(_request: web.Request) -> web.StreamResponse:
    return web.Response(status=204)


async def _events(request: web.Request) -> web.StreamResponse:
    """Send the whole state at once and after each change: who comes late or again has missed nothing."""
    stream = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await stream.prepare(request)
    number = 0
    with contextlib.suppress(ConnectionError):  # the browser has gone
        await stream.write(b"retry: 1000\n\n")
        while True:
            try:
                found = await asyncio.wait_for(request.app[_HUB].after(number), BEAT)
            except TimeoutError:
                await stream.write(b": still here\n\n")
                continue
            if found is None:
                break
            number, text = found
            await stream.write(f"id: {number}\nevent: state\ndata: {text}\n\n".encode())
    return stream


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except (OSError, OverflowError) as error:
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            raise UsageError(f"Port {port} of {host} is in use. Choose another one with --port.") from error
        raise UsageError(f"Nobody can listen at port {port} of {host}: {error}.") from error


def _address(runner: web.AppRunner, host: str) -> str:
    port = runner.addresses[0][1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
