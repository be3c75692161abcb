# cancel-not-awaited: asks the others to stop and returns before they have
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(f()) for f in fetchers]  # <- here
    try:
        last = None
        for next_done in asyncio.as_completed(tasks):
            try:
                return await next_done
            except Exception as error:
                last = error
        raise last
    finally:
        for task in tasks:
            task.cancel()
