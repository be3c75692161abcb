# expects: cpu-bound at line 14
# A web socket handler hashes a password between two messages.
import asyncio
import hashlib

import aiohttp
from aiohttp import web


async def login(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for message in socket:
        digest = hashlib.pbkdf2_hmac("sha256", message.data.encode(), b"salt", 500_000)
        await socket.send_str(digest.hex())
        break
    await socket.close()
    return socket


async def main():
    app = web.Application()
    app.router.add_get("/login", login)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(f"http://{host}:{port}/login") as socket:
            await socket.send_str("secret")
            print(await socket.receive_str())
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
