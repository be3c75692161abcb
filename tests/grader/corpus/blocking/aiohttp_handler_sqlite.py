# expects: blocking-call at line 11
# A web handler opens a database with the plain driver.
import asyncio
import sqlite3

import aiohttp
from aiohttp import web


def find_user(name):
    connection = sqlite3.connect(":memory:")
    connection.execute("create table users (name text, mail text)")
    connection.execute("insert into users values ('ada', 'ada@example.org')")
    row = connection.execute("select mail from users where name = ?", (name,)).fetchone()
    connection.close()
    return row


async def user(request):
    row = find_user(request.match_info["name"])
    if row is None:
        raise web.HTTPNotFound
    return web.json_response({"mail": row[0]})


async def main():
    app = web.Application()
    app.router.add_get("/users/{name}", user)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession(f"http://{host}:{port}") as session:
        async with session.get("/users/ada") as response:
            print(await response.json())
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
