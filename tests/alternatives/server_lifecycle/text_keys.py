# Values under text keys of the application: when names should be short; aiohttp only warns
import asyncio
import contextlib

from aiohttp import web


async def count_beats(app):
    while True:
        await asyncio.sleep(0.05)
        app["beats"] += 1


async def background(app):
    app["store"] = await app["connect"]()
    app["task"] = asyncio.create_task(count_beats(app))
    try:
        yield
    finally:
        app["task"].cancel()
        try:
            await app["task"]
        except asyncio.CancelledError:
            pass
        finally:
            await app["store"].close()


async def get_item(request):
    store = request.app["store"]
    if (value := await store.get(request.match_info["key"])) is None:
        return web.Response(status=404)
    return web.json_response(dict(key=request.match_info["key"], value=value))


async def get_slow(request):
    number, x = None, request.match_info["x"]
    with contextlib.suppress(ValueError):
        number = int(x)
    if number is None:
        return web.Response(status=400, text=f"not an integer: {x}")
    result = await asyncio.get_running_loop().run_in_executor(None, request.app["legacy"], number)
    return web.json_response({"result": result})


def make_app(connect, legacy):
    app = web.Application()
    app["connect"] = connect
    app["legacy"] = legacy
    app["beats"] = 0
    app.cleanup_ctx.append(background)
    app.router.add_get("/items/{key}", get_item)
    app.router.add_get("/slow/{x}", get_slow)
    app.router.add_get("/health", lambda request: health(request))
    return app


async def health(request):
    return web.json_response({"beats": request.app["beats"]})
