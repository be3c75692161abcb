# try and finally with aclose: when the block would go deeper than it is worth
async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    items = stream(src)
    taken = []
    try:
        async for item in items:
            taken.append(item)
            if len(taken) == n:
                return taken
    finally:
        await items.aclose()
