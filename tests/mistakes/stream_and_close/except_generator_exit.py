# cleanup-skipped: closes when it is closed, and not when a read fails
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()  # <- here
    except GeneratorExit:
        await src.close()


async def take(stream, src, n):
    taken = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                break
    return taken

