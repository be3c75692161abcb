# wrong-result: gives no number when the resource holds the error back
async def read_all(resource, process):
    async with resource as items:
        count = 0
        async for item in items:
            process(item)
            count += 1
        return count
