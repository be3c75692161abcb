# expects: nothing
# An ASGI application is called through an asynchronous client.
import asyncio

import httpx


async def app(scope, receive, send):
    await asyncio.sleep(0.005)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


async def main():
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        answers = await asyncio.gather(*(client.get(f"/{number}") for number in range(5)))
    assert [answer.text for answer in answers] == [f"/{number}" for number in range(5)]


if __name__ == "__main__":
    asyncio.run(main())
