# cleanup-skipped: leaves by hand, and only if all went well
async def read_all(resource, process):
    count = 0
    items = await resource.__aenter__()  # <- here
    async for item in items:
        process(item)
        count += 1
    await resource.__aexit__(None, None, None)
    return count
