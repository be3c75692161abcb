# sequential-awaits: takes stored coroutines for work that goes on in the background


async def main(work, other):
    a = work("A", 0.2)
    b = work("B", 0.2)
    c = await other()
    return await a, await b, c  # <- here
