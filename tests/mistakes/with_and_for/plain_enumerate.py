# sync-async-mixup: counts with enumerate, which iterates plainly
async def read_all(resource, process):
    count = 0
    async with resource as items:
        async for count, item in enumerate(items, start=1):  # <- here
            process(item)
    return count
