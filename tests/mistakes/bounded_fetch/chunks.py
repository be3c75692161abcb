# waits-for-everything: fetches in chunks, and each chunk waits for its slowest
import asyncio


async def fetch_bounded(fetch, keys, limit):
    results = []
    for start in range(0, len(keys), limit):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(key)) for key in keys[start : start + limit]]  # <- here
        results += [task.result() for task in tasks]
    return results
