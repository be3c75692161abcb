# nested-run: starts run_app, which runs a loop of its own
import asyncio

from aiohttp import web


async def serve(make_app, grace, on_ready):
    asyncio.get_running_loop().call_later(0.1, on_ready, 8080)
    web.run_app(make_app(), host="127.0.0.1", port=8080, shutdown_timeout=grace)  # <- here
