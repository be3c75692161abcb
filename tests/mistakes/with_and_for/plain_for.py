# sync-async-mixup: asks for the items with a plain for
async def read_all(resource, process):
    count = 0
    async with resource as items:
        for item in items:  # <- here
            process(item)
            count += 1
    return count
