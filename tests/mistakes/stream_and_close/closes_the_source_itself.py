# generator-not-closed: closes the source behind the back of the stream
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
        if len(taken) == n:
            break
    await src.close()
    return taken
