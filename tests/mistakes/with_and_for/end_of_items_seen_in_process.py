# errors-hidden: takes each StopAsyncIteration for the end of the items, that of process included
async def read_all(resource, process):
    count = 0
    async with resource as stream:
        items = stream.__aiter__()
        try:
            while True:
                process(await items.__anext__())
                count += 1
        except StopAsyncIteration:  # <- here
            pass
    return count
