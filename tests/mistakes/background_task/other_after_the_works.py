# sequential-awaits: waits for both works before other is called
import asyncio


async def main(work, other):
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work("A", 0.2))
        b = group.create_task(work("B", 0.2))
    return a.result(), b.result(), await other()  # <- here
