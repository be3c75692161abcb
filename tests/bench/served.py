"""A program for the doctor: an HTTP server and its clients in one loop, with a database and threads."""

from __future__ import annotations

import asyncio
import sys

import aiohttp
import aiosqlite
from aiohttp import web

CLIENTS = 20


async def answer(request: web.Request) -> web.Response:
    """Take a little time, as a real service does."""
    await asyncio.sleep(0.02)
    return web.json_response({"path": request.path, "digits": list(range(50))})


async def fetch(session: aiohttp.ClientSession, url: str, database: aiosqlite.Connection) -> int:
    """Ask once and write the answer down."""
    async with session.get(url) as response:
        body = await response.json()
    await database.execute("insert into answers values (?)", (body["path"],))
    return await asyncio.to_thread(sum, body["digits"])


async def client(
    session: aiohttp.ClientSession, url: str, database: aiosqlite.Connection, requests: int
) -> int:
    """Ask one after the other."""
    return sum([await fetch(session, f"{url}/{number}", database) for number in range(requests)])


async def main(requests: int) -> None:
    """Serve, ask with many clients, stop."""
    app = web.Application()
    app.router.add_get("/{tail:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    async with aiosqlite.connect(":memory:") as database, aiohttp.ClientSession() as session:
        await database.execute("create table answers (path text)")
        url = f"http://{host}:{port}"
        async with asyncio.TaskGroup() as group:
            for _ in range(CLIENTS):
                group.create_task(client(session, url, database, requests))
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
