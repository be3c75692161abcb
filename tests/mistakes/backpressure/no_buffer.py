# sequential-awaits: reads the next item when the sink is done with this one


async def pipe(src, sink, size):
    async for item in src:  # <- here
        await sink(item)
