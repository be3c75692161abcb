# handler-contract: takes a KeyError of the store for a missing key
import asyncio
import contextlib

from aiohttp import web


async def beat(app):
    while True:
        await asyncio.sleep(0.05)
        app["state"]["beats"] += 1


async def health(request):
    return web.json_response({"beats": request.app["state"]["beats"]})


def make_app(connect, legacy):
    app = web.Application()
    app["state"] = {"beats": 0}

    async def store(app):
        app["state"]["store"] = await connect()
        yield
        await app["state"]["store"].close()

    async def beating(app):
        task = asyncio.create_task(beat(app))
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def item(request):
        key = request.match_info["key"]
        try:
            value = await request.app["state"]["store"].get(key)
        except KeyError:  # <- here
            raise web.HTTPNotFound
        if value is None:
            raise web.HTTPNotFound
        return web.json_response({"key": key, "value": value})

    async def slow(request):
        try:
            x = int(request.match_info["x"])
        except ValueError:
            raise web.HTTPBadRequest
        return web.json_response({"result": await asyncio.to_thread(legacy, x)})

    app.cleanup_ctx.append(store)
    app.cleanup_ctx.append(beating)
    app.router.add_get("/items/{key}", item)
    app.router.add_get("/slow/{x}", slow)
    app.router.add_get("/health", health)
    return app
