# forgotten-await: hands the task itself to the callback
import asyncio


async def each_as_done(fetch, ids, cb):
    tasks = {asyncio.create_task(fetch(i)): i for i in ids}  # <- here
    pending = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            cb(tasks[task], task)
