# wrong-result: counts only the items of which process does not give False
async def read_all(resource, process):
    count = 0
    async with resource as items:
        async for item in items:
            if process(item) is not False:
                count += 1
    return count
