# unbounded-queue: reads everything before the sink gets the first item


async def pipe(src, sink, size):
    items = [item async for item in src]  # <- here
    for item in items:
        await sink(item)
