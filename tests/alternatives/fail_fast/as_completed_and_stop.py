# as_completed over tasks: when something is to be done with each value on its arrival
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.ensure_future(fetch(key)) for key in keys]
    try:
        for next_done in asyncio.as_completed(tasks):
            await next_done
        return [task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
