# sequential-awaits: awaits one thread after another
import asyncio


async def run_all(fn, items, workers):
    return [await asyncio.to_thread(fn, item) for item in items]  # <- here
