# sync-async-mixup: goes through the stream with a plain for
async def stream(src):
    await src.open()
    try:
        while True:
            yield await src.read()
    finally:
        await src.close()


async def take(stream, src, n):
    taken = []
    for item in stream(src):  # <- here
        taken.append(item)
        if len(taken) == n:
            break
    return taken
