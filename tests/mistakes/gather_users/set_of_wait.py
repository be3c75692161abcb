# completion-order: takes the results from the set that wait gives
import asyncio


async def get_users(fetch, ids):
    if not ids:
        return []
    done, _ = await asyncio.wait([asyncio.create_task(fetch(i)) for i in ids])
    return [task.result() for task in done]  # <- here
