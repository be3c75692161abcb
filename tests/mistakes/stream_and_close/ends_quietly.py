# errors-hidden: ends quietly when a read fails
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    except Exception:  # <- here
        pass
    finally:
        await src.close()


async def take(stream, src, n):
    taken = []
    async with aclosing(stream(src)) as items:
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                break
    return taken

