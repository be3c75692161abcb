# wrong-result: takes an item that is None for the end
async def read_all(resource, process):
    count = 0
    async with resource as items:
        it = aiter(items)
        while (item := await anext(it, None)) is not None:
            process(item)
            count += 1
    return count
