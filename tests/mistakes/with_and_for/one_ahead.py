# waits-for-everything: asks for the next item before it processes the one it has
async def read_all(resource, process):
    count = 0
    async with resource as stream:
        items = aiter(stream)
        item = await anext(items, None)  # <- here
        while item is not None:
            following = await anext(items, None)
            process(item)
            count += 1
            item = following
    return count
