# sequential-awaits: makes a task for each id, and awaits it at once
import asyncio


async def get_users(fetch, ids):
    return [await asyncio.create_task(fetch(i)) for i in ids]  # <- here
