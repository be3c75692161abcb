# generator-not-closed: deletes the name, which closes nothing
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
    async for item in items:  # <- here
        taken.append(item)
        if len(taken) == n:
            break
    del items
    return taken
