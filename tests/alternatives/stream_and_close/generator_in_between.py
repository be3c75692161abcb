# A generator that counts: when the cut is needed at more than one place
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            item = await src.read()
            yield item
    finally:
        await src.close()


async def first(items, n):
    async with aclosing(items):
        for _ in range(n):
            yield await anext(items)


async def take(stream, src, n):
    return [item async for item in first(stream(src), n)]
