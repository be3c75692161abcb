# task-not-awaited: closes the generator in a task that nobody waits for
import asyncio


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    items = stream(src)
    try:
        return [await anext(items) for _ in range(n)]
    finally:
        asyncio.ensure_future(items.aclose())  # <- here
