# A class that holds the state: when handlers share much of it
import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

from aiohttp import web


class Service:
    def __init__(self, connect, legacy):
        self.connect, self.legacy = connect, legacy
        self.beats = 0

    def app(self):
        app = web.Application()
        app.add_routes(
            [
                web.get("/items/{key}", self.item),
                web.get("/slow/{x}", self.slow),
                web.get("/health", self.health),
            ]
        )
        app.cleanup_ctx.append(self.lifetime)
        return app

    async def lifetime(self, app):
        self.store = await self.connect()
        try:
            with ThreadPoolExecutor(8) as self.pool:
                async with asyncio.TaskGroup() as group:
                    beats = group.create_task(self.beat())
                    yield
                    beats.cancel()
        finally:
            await self.store.close()

    async def beat(self):
        loop = asyncio.get_running_loop()
        due = loop.time()
        while True:
            due += 0.05
            await asyncio.sleep(due - loop.time())
            self.beats += 1

    async def item(self, request: web.Request) -> web.StreamResponse:
        key = request.match_info["key"]
        value = await self.store.get(key)
        if value is not None:
            return web.json_response({"key": key, "value": value})
        raise web.HTTPNotFound(text=json.dumps({"missing": key}), content_type="application/json")

    async def slow(self, request: web.Request) -> web.StreamResponse:
        try:
            x = int(request.match_info["x"])
        except ValueError as error:
            raise web.HTTPBadRequest(reason="no integer") from error
        result = await asyncio.get_running_loop().run_in_executor(self.pool, self.legacy, x)
        return web.Response(text=json.dumps({"result": result}), content_type="application/json")

    async def health(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=json.dumps({"beats": self.beats}))


def make_app(connect, legacy):
    return Service(connect, legacy).app()
