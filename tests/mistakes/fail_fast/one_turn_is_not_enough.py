# cancel-not-awaited: gives the cancelled fetches one turn of the loop, and no time for their cleanup
import asyncio


async def load_all(fetch, keys):
    tasks = [asyncio.create_task(fetch(key)) for key in keys]  # <- here
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for task in pending:
        task.cancel()
    await asyncio.sleep(0)
    return [task.result() for task in tasks if task in done or task.cancelled()]
