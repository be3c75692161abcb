# swallowed-cancellation: ends early and politely, whatever happens
async def read_all(resource, process):
    count = 0
    async with resource as items:
        try:
            async for item in items:
                process(item)
                count += 1
        except BaseException:  # <- here
            pass
    return count
