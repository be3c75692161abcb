# retry-without-backoff: doubles the pause, the same for all clients
import asyncio


async def retry(fn, attempts, base):
    delay = base
    for attempt in range(1, attempts + 1):
        try:
            return await fn()
        except OSError:
            if attempt == attempts:
                raise
        await asyncio.sleep(delay)  # <- here
        delay *= 2
