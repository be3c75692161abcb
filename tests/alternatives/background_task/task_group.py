# TaskGroup: when the works must not outlive the block, whatever happens in it
import asyncio


async def main(work, other):
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("A", 0.2))
        b = tg.create_task(work("B", 0.2))
        c = await other()
    return a.result(), b.result(), c
