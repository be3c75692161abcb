# shield-misused: a cancellation during the close leaves at once, and the close goes on by itself
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
        await asyncio.shield(items.aclose())  # <- here
