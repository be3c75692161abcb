# expects: nothing
# Small values are encoded and decoded.
import asyncio
import json

message = {"user": "ada", "items": list(range(200))}


async def handle(text):
    await asyncio.sleep(0)
    return json.dumps(json.loads(text))


async def main():
    text = json.dumps(message)
    assert await asyncio.gather(*(handle(text) for _ in range(50))) == [text] * 50


if __name__ == "__main__":
    asyncio.run(main())
