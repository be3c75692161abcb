# loop-bound-at-import: makes the event that ends the beats when the file is imported
import asyncio
import contextlib

from aiohttp import web

stop = asyncio.Event()  # <- here
STORE = web.AppKey("store", object)


def make_app(connect, legacy):
    app = web.Application()
    beats = 0

    async def beat():
        nonlocal beats
        while True:
            try:
                await asyncio.wait_for(stop.wait(), 0.05)
                return
            except TimeoutError:
                beats += 1

    async def lifespan(app):
        app[STORE] = store = await connect()
        task = asyncio.create_task(beat())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await store.close()

    async def item(request):
        key = request.match_info["key"]
        value = await request.app[STORE].get(key)
        if value is None:
            raise web.HTTPNotFound()
        return web.json_response({"key": key, "value": value})

    async def slow(request):
        try:
            x = int(request.match_info["x"])
        except ValueError:
            raise web.HTTPBadRequest() from None
        return web.json_response({"result": await asyncio.to_thread(legacy, x)})

    async def health(request):
        return web.json_response({"beats": beats})

    app.cleanup_ctx.append(lifespan)
    app.add_routes([web.get("/items/{key}", item), web.get("/slow/{x}", slow), web.get("/health", health)])
    return app
