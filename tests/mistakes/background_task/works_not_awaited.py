# task-not-awaited: starts both works and returns when other is done
import asyncio


async def main(work, other):
    results = {}

    async def run(label):
        results[label] = await work(label, 0.2)

    asyncio.create_task(run("A"))  # <- here
    asyncio.create_task(run("B"))
    c = await other()
    return results.get("A"), results.get("B"), c
