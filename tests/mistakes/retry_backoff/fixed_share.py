# retry-without-backoff: adds a share that is the same for all clients
import asyncio


async def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return await fn()
        except OSError:
            if attempt == attempts - 1:
                raise
        await asyncio.sleep(base * 2**attempt * 1.5)  # <- here
