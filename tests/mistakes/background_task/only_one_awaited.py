# result-too-early: awaits one work and asks the other for its result
import asyncio


async def main(work, other):
    a = asyncio.create_task(work("A", 0.2))
    b = asyncio.create_task(work("B", 0.2))
    c = await other()
    return await a, b.result(), c  # <- here
