# errors-hidden: skips the items that cannot be processed
async def read_all(resource, process):
    count = 0
    async with resource as items:
        async for item in items:
            try:
                process(item)
            except Exception:  # <- here
                continue
            count += 1
    return count
