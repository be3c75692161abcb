# wrong-result: keeps the results where another call of main overwrites them
import asyncio

results = {}


async def main(work, other):
    async def keep(label):
        results[label] = await work(label, 0.2)

    a = asyncio.create_task(keep("A"))
    b = asyncio.create_task(keep("B"))
    c = await other()
    await a
    await b
    return results["A"], results["B"], c
