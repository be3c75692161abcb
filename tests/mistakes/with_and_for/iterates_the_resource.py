# context-manager-protocol: takes the resource for what it gives
async def read_all(resource, process):
    count = 0
    async with resource:
        async for item in resource:  # <- here
            process(item)
            count += 1
    return count
