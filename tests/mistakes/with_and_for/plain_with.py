# sync-async-mixup: enters the resource with a plain with
async def read_all(resource, process):
    count = 0
    with resource as items:  # <- here
        async for item in items:
            process(item)
            count += 1
    return count
