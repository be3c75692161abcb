# sequential-awaits: awaits A, then B, then other


async def main(work, other):
    a = await work("A", 0.2)  # <- here
    b = await work("B", 0.2)
    c = await other()
    return a, b, c
