# cleanup-skipped: closes for errors only, and the end of a generator is none
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()  # <- here
    except Exception:
        await src.close()
        raise


async def take(stream, src, n):
    taken = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                break
    return taken

