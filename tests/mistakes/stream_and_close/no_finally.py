# cleanup-skipped: closes after a loop that never ends
from contextlib import aclosing


async def stream(src):
    await src.open()
    while True:
        yield await src.read()  # <- here
    await src.close()


async def take(stream, src, n):
    taken = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                break
    return taken

