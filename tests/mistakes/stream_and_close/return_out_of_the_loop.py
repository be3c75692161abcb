# generator-not-closed: returns out of the loop
async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    taken = []
    async for item in stream(src):  # <- here
        taken.append(item)
        if len(taken) >= n:
            return taken
