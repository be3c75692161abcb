# cancel-not-awaited: waits for the cancelled parts with a gather that ends as soon as the first of them has
import asyncio


async def load_page(fetch, parts):
    tasks = {part: asyncio.create_task(fetch(part)) for part in parts}  # <- here
    try:
        await asyncio.gather(*tasks.values())
    except BaseException:
        rest = [task for task in tasks.values() if not task.done() and task.cancel()]
        try:
            await asyncio.gather(*rest)
        except asyncio.CancelledError:
            pass
        raise
    return {part: task.result() for part, task in tasks.items()}
