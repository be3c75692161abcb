# cleanup-skipped: enters by hand and never leaves
async def read_all(resource, process):
    count = 0
    items = await resource.__aenter__()  # <- here
    async for item in items:
        process(item)
        count += 1
    return count
