# tries: set the futures that the fakes wait for
# for: gather_users
# ends: failed review

import asyncio


async def get_users(fetch, ids):
    tasks = [asyncio.ensure_future(fetch(i)) for i in ids]
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0)
        for task in tasks:
            waiter = getattr(task, "_fut_waiter", None)
            if waiter is not None and not waiter.done():
                waiter.set_result(None)
    results = []
    for i in ids:
        results.append(await fetch(i))
    return results
