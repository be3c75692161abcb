# wait in a loop: when tasks are added or given up on the way
import asyncio


async def each_as_done(fetch, ids, cb):
    key_of = {asyncio.create_task(fetch(i)): i for i in ids}
    pending = set(key_of)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            cb(key_of[task], task.result())
