# waits-for-everything: a coroutine that gives everything at the end
import asyncio


async def merge(*sources):
    async def collect(source):
        return [item async for item in source]

    lists = await asyncio.gather(*map(collect, sources))
    return [item for items in lists for item in items]
