# retry-without-backoff: waits the same time before each call
import asyncio


async def retry(fn, attempts, base):
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
            await asyncio.sleep(base)  # <- here
