# swallowed-cancellation: takes a cancellation for the end of the stream
import asyncio
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    except (asyncio.CancelledError, GeneratorExit):  # <- here
        return
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

