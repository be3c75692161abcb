# retry-without-backoff: lets the loop turn once between calls
import asyncio


async def retry(fn, attempts, base):
    for attempt in range(1, attempts + 1):
        try:
            return await fn()  # <- here
        except OSError:
            if attempt == attempts:
                raise
        await asyncio.sleep(0)
