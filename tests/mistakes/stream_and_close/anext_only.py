# generator-not-closed: keeps the generator in a name and never closes it
async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    items = stream(src)
    return [await anext(items) for _ in range(n)]  # <- here
