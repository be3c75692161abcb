# sync-async-mixup: closes the generator with a plain with
from contextlib import closing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    taken = []
    with closing(stream(src)) as items:  # <- here
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                break
    return taken
