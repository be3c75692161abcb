# A manager for the source: when others open and close it, too
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def opened(src):
    await src.open()
    try:
        yield src
    finally:
        await src.close()


async def stream(src):
    async with opened(src) as source:
        while True:
            yield await source.read()


async def take(stream, src, n):
    async with AsyncExitStack() as stack:
        items = stream(src)
        stack.push_async_callback(items.aclose)
        taken = [await items.__anext__()]
        while len(taken) < n:
            taken.append(await items.__anext__())
    return taken
