# context-manager-protocol: leaves by hand and keeps the error from the resource
async def read_all(resource, process):
    count = 0
    items = await resource.__aenter__()
    try:
        async for item in items:
            process(item)
            count += 1
    finally:
        await resource.__aexit__(None, None, None)  # <- here
    return count
