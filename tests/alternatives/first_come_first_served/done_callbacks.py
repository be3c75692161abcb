# Done callbacks of the tasks: when the code that delivers is plain code
import asyncio


async def each_as_done(fetch, ids, cb):
    tasks = []
    for i in ids:
        task = asyncio.create_task(fetch(i))
        task.add_done_callback(lambda task, i=i: cb(i, task.result()))
        tasks.append(task)
    await asyncio.gather(*tasks)
