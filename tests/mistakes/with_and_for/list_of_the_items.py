# sync-async-mixup: makes a list of what only async for can read
async def read_all(resource, process):
    async with resource as stream:
        items = list(stream)  # <- here
        for item in items:
            process(item)
    return len(items)
