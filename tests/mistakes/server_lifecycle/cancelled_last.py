# cancel-not-awaited: asks the beats to stop as the last thing
import asyncio

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

    async def start(app):
        app["state"]["store"] = await connect()
        app["state"]["task"] = asyncio.create_task(beat(app))

    async def stop(app):
        await app["state"]["store"].close()
        app["state"]["task"].cancel()

    async def item(request):
        key = request.match_info["key"]
        value = await request.app["state"]["store"].get(key)
        if value is None:
            raise web.HTTPNotFound
        return web.json_response({"key": key, "value": value})

    async def slow(request):
        try:
            x = int(request.match_info["x"])
        except ValueError:
            raise web.HTTPBadRequest
        return web.json_response({"result": await asyncio.to_thread(legacy, x)})

    app.on_startup.append(start)
    app.on_cleanup.append(stop)
    app.router.add_get("/items/{key}", item)
    app.router.add_get("/slow/{x}", slow)
    app.router.add_get("/health", health)
    return app
