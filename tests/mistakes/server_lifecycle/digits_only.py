# handler-contract: takes a number below 0 for none
import asyncio
import contextlib

from aiohttp import web

STORE = web.AppKey("store", object)
BEATS = web.AppKey("beats", list)


def make_app(connect, legacy):
    async def resources(app):
        store = await connect()
        app[STORE] = store
        app[BEATS] = [0]

        async def beat():
            while True:
                await asyncio.sleep(0.05)
                app[BEATS][0] += 1

        task = asyncio.create_task(beat())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await store.close()

    async def items(request):
        key = request.match_info["key"]
        value = await request.app[STORE].get(key)
        if value is None:
            raise web.HTTPNotFound()
        return web.json_response({"key": key, "value": value})

    async def slow(request):
        x = request.match_info["x"]
        if x.isdigit():
            x = int(x)
        else:
            raise web.HTTPBadRequest(text="not an integer")
        result = await asyncio.to_thread(legacy, x)
        return web.json_response({"result": result})

    async def health(request):
        return web.json_response({"beats": request.app[BEATS][0]})

    app = web.Application()
    app.cleanup_ctx.append(resources)
    app.add_routes([web.get("/items/{key}", items), web.get("/slow/{x}", slow), web.get("/health", health)])
    return app
