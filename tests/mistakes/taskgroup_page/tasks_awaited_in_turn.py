# task-not-awaited: awaits the tasks one by one, so that a failure leaves the later ones at work
import asyncio


async def load_page(fetch, parts):
    tasks = {part: asyncio.create_task(fetch(part)) for part in parts}  # <- here
    return {part: await task for part, task in tasks.items()}
