# sequential-awaits: reads one source to its end before it starts the next
from contextlib import aclosing


async def merge(*sources):
    for source in sources:
        async with aclosing(source) as items:
            async for item in items:  # <- here
                yield item
