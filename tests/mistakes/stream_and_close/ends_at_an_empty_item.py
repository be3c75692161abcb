# wrong-result: takes an item that counts as false for the end of the source
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            item = await src.read()
            if not item:
                return
            yield item
    finally:
        await src.close()


async def take(stream, src, n):
    taken = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            taken.append(item)
            if len(taken) >= n:
                break
    return taken
