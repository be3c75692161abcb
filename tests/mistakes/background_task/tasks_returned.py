# task-not-awaited: gives the tasks to the caller while they still run
import asyncio


async def main(work, other):
    task_a = asyncio.create_task(work("A", 0.2))  # <- here
    task_b = asyncio.create_task(work("B", 0.2))
    return task_a, task_b, await other()
