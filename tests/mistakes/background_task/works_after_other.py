# sequential-awaits: starts both works only when other has ended
import asyncio


async def main(work, other):
    c = await other()
    a, b = await asyncio.gather(work("A", 0.2), work("B", 0.2))  # <- here
    return a, b, c
