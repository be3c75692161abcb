# busy-wait: asks in every turn of the loop whether all are done
import asyncio


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    end = asyncio.get_running_loop().time() + grace
    while not all(t.done() for t in tasks) and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(0)  # <- here
    return sum(not t.done() for t in tasks)
