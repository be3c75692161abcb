# result-too-early: asks for the results when other is done
import asyncio


async def main(work, other):
    task_a = asyncio.create_task(work("A", 0.2))
    task_b = asyncio.create_task(work("B", 0.2))
    c = await other()
    return task_a.result(), task_b.result(), c  # <- here
