# Queue: when the work comes in while it is being done
import asyncio


async def load(fetch, ids):
    todo = asyncio.Queue()
    for job in enumerate(ids):
        todo.put_nowait(job)
    values = {}

    async def worker():
        while not todo.empty():
            index, i = todo.get_nowait()
            values[index] = await fetch(i)

    async with asyncio.TaskGroup() as group:
        for _ in range(2):
            group.create_task(worker())
    return [values[index] for index in range(len(ids))]


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
