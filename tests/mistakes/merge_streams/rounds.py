# waits-for-everything: takes one item of each source, and waits for the slowest in each round
import asyncio


async def _next(source):
    try:
        return [await anext(source)]
    except StopAsyncIteration:
        return None


async def merge(*sources):
    left = list(sources)
    try:
        while left:
            async with asyncio.timeout(None):
                found = await asyncio.gather(*[_next(source) for source in left])
            left = [source for source, got in zip(left, found) if got]
            for got in found:
                if got:
                    yield got[0]
    finally:
        for source in sources:
            await source.aclose()
