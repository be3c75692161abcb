# expects: blocking-call at line 11
# An ASGI application lists a folder for each request.
import asyncio
import os
import tempfile

import httpx


async def app(scope, receive, send):
    names = sorted(os.listdir(tempfile.gettempdir()))
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(len(names)).encode()})


async def main():
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://files") as client:
        response = await client.get("/")
        print(response.text)


if __name__ == "__main__":
    asyncio.run(main())
