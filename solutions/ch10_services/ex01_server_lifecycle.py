# cleanup_ctx: when what is opened at the start is closed at the end, in the opposite order
"""Open and close a server in order."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

from aiohttp import web

STORE: web.AppKey[Any] = web.AppKey("store")
BEATS: web.AppKey[Counter[str]] = web.AppKey("beats")
LEGACY: web.AppKey[Callable[[int], object]] = web.AppKey("legacy")


def make_app(
    connect: Callable[[], Coroutine[Any, Any, Any]], legacy: Callable[[int], object]
) -> web.Application:
    """Make an application; nothing runs before its startup."""

    async def store(app: web.Application) -> AsyncIterator[None]:
        app[STORE] = await connect()
        yield
        await app[STORE].close()

    app = web.Application()
    app[BEATS], app[LEGACY] = Counter(), legacy
    app.cleanup_ctx.extend([store, beating])  # left in the opposite order: the store is closed last
    app.add_routes([web.get("/items/{key}", item), web.get("/slow/{x}", slow), web.get("/health", health)])
    return app


async def beating(app: web.Application) -> AsyncIterator[None]:
    """Count beats while the application is up."""
    task = asyncio.create_task(beat(app[BEATS]))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def beat(beats: Counter[str]) -> None:
    """Count for ever."""
    while True:
        await asyncio.sleep(0.05)
        beats["beats"] += 1


async def item(request: web.Request) -> web.Response:
    """Give an item of the store."""
    key = request.match_info["key"]
    value = await request.app[STORE].get(key)
    if value is None:
        raise web.HTTPNotFound
    return web.json_response({"key": key, "value": value})


async def slow(request: web.Request) -> web.Response:
    """Give a result of the blocking function."""
    try:
        x = int(request.match_info["x"])
    except ValueError:
        raise web.HTTPBadRequest from None
    return web.json_response({"result": await asyncio.to_thread(request.app[LEGACY], x)})


async def health(request: web.Request) -> web.Response:
    """Tell the number of beats."""
    return web.json_response({"beats": request.app[BEATS]["beats"]})
