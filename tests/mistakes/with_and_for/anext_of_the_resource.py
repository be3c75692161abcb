# context-manager-protocol: asks the resource itself for items
async def read_all(resource, process):
    count = 0
    async with resource:
        while True:
            try:
                item = await anext(resource)  # <- here
            except StopAsyncIteration:
                return count
            process(item)
            count += 1
