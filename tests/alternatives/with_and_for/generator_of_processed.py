# A generator in between: when others want to see each item as it is processed
async def _processed(items, process):
    async for item in items:
        process(item)
        yield item


async def read_all(resource, process):
    count = 0
    async with resource as items:
        async for _ in _processed(items, process):
            count += 1
    return count
