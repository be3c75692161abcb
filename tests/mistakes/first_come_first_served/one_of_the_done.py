# wrong-result: takes one task out of the set of done ones and drops the others
import asyncio


async def each_as_done(fetch, ids, cb):
    tasks = {asyncio.create_task(fetch(i)): i for i in ids}
    pending = set(tasks)
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        task = done.pop()
        cb(tasks[task], task.result())  # <- here
