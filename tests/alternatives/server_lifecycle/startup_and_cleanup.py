# Signals of the application: when opening and closing are apart
import asyncio

from aiohttp import web


def make_app(connect, legacy):
    app = web.Application()
    state = {"beats": 0}

    async def beat():
        while True:
            state["beats"] += 1
            await asyncio.sleep(0.05)

    async def start(app):
        state["store"] = await connect()
        state["task"] = asyncio.create_task(beat())

    async def stop(app):
        state["task"].cancel()
        await asyncio.gather(state["task"], return_exceptions=True)
        await state["store"].close()

    async def item(request):
        key = request.match_info["key"]
        value = await state["store"].get(key)
        if value is None:
            return web.json_response({"error": "not found"}, status=404)
        return web.json_response({"key": key, "value": value})

    async def slow(request):
        text = request.match_info["x"]
        try:
            x = int(text)
        except ValueError:
            return web.json_response({"error": f"{text} is no integer"}, status=400)
        loop = asyncio.get_running_loop()
        return web.json_response({"result": await loop.run_in_executor(None, legacy, x)})

    async def health(request):
        return web.json_response({"beats": state["beats"]})

    app.on_startup.append(start)
    app.on_cleanup.append(stop)
    app.router.add_get("/items/{key}", item)
    app.router.add_get("/slow/{x}", slow)
    app.router.add_get("/health", health)
    return app
