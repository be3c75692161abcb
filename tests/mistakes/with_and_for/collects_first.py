# waits-for-everything: collects all items before it processes the first
async def read_all(resource, process):
    async with resource as stream:
        items = [item async for item in stream]  # <- here
    for item in items:
        process(item)
    return len(items)
