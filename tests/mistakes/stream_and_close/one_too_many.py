# wrong-result: reads one item too many before it stops
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    taken = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            if len(taken) == n:
                break
            taken.append(item)
    return taken
