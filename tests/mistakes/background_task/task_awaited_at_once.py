# sequential-awaits: makes tasks, but awaits each one before the next is made
import asyncio


async def main(work, other):
    first = asyncio.create_task(work("A", 0.2))  # <- here
    result_a = await first
    second = asyncio.create_task(work("B", 0.2))
    result_b = await second
    return (result_a, result_b, await other())
