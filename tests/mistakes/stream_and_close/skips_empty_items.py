# wrong-result: takes only items that count as true
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
        while len(taken) < n:
            if item := await anext(items):
                taken.append(item)
    return taken
