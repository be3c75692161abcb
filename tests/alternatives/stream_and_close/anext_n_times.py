# anext n times: when the number is known before
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    async with aclosing(stream(src)) as items:
        return [await anext(items) for _ in range(n)]
