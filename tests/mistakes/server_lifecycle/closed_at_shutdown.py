# no-graceful-stop: closes the store at shutdown, while requests are in flight
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
        app["state"]["task"] = asyncio.ensure_future(beat(app))

    async def stop(app):
        app["state"]["task"].cancel()
        await asyncio.wait([app["state"]["task"]])
        await app["state"]["store"].close()  # <- here

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
    app.on_shutdown.append(stop)
    app.router.add_get("/items/{key}", item)
    app.router.add_get("/slow/{x}", slow)
    app.router.add_get("/health", health)
    return app
