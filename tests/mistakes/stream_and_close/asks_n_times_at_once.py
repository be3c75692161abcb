# shared-connection: several tasks ask the stream at the same time, which one generator does not bear
import asyncio
from contextlib import aclosing


async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    async with aclosing(stream(src)) as items:
        asked = [asyncio.ensure_future(anext(items)) for _ in range(n)]
        done, _ = await asyncio.wait(asked)
        return [each.result() for each in done]
