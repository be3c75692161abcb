# The protocol by hand: when you want to see what async with does; otherwise prefer the statement
async def read_all(resource, process):
    items = await resource.__aenter__()
    count = 0
    try:
        async for item in items:
            process(item)
            count += 1
    except BaseException as error:
        if not await resource.__aexit__(type(error), error, error.__traceback__):
            raise
    else:
        await resource.__aexit__(None, None, None)
    return count
