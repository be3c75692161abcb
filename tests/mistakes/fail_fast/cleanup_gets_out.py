# others-keep-running: waits for the cancelled fetches in turn, until the cleanup of one fails
import asyncio
import contextlib


async def load_all(fetch, keys):
    tasks = [asyncio.ensure_future(fetch(key)) for key in keys]  # <- here
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            if not task.done():
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
