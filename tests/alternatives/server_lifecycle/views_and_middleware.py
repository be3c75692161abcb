# Views and a middleware: when many handlers give plain values
import asyncio
import contextlib

from aiohttp import web

routes = web.RouteTableDef()
STATE = web.AppKey("state", dict)


class NotThere(Exception):
    pass


@web.middleware
async def as_json(request, handler):
    try:
        result = await handler(request)
    except NotThere:
        return web.json_response({}, status=404)
    return result if isinstance(result, web.StreamResponse) else web.json_response(result)


@routes.view("/items/{key}")
class Item(web.View):
    async def get(self):
        key = self.request.match_info["key"]
        value = await self.request.app[STATE]["store"].get(key)
        if value is None:
            raise NotThere
        return web.json_response({"key": key, "value": value})


@routes.get("/slow/{x}")
async def slow(request):
    try:
        x = int(request.match_info["x"])
    except ValueError:
        raise web.HTTPBadRequest
    return {"result": await asyncio.to_thread(request.app[STATE]["legacy"], x)}


@routes.get("/health")
async def health(request):
    return {"beats": request.app[STATE]["beats"]}


async def beat(state):
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(0.05)
            state["beats"] += 1


async def lifetime(app):
    state = app[STATE]
    async with contextlib.AsyncExitStack() as stack:
        state["store"] = await state["connect"]()
        stack.push_async_callback(state["store"].close)
        task = asyncio.create_task(beat(state))
        yield
        task.cancel()
        await task


def make_app(connect, legacy):
    app = web.Application(middlewares=[as_json])
    app[STATE] = {"beats": 0, "connect": connect, "legacy": legacy}
    app.add_routes(routes)
    app.cleanup_ctx.append(lifetime)
    return app
