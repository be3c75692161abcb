# sync-async-mixup: cuts the stream with a tool for plain iterators
from itertools import islice


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    return list(islice(stream(src), n))  # <- here
