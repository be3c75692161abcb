# retry-without-backoff: calls again at once


async def retry(fn, attempts, base):
    for attempt in range(1, attempts + 1):
        try:
            return await fn()  # <- here
        except OSError:
            if attempt == attempts:
                raise
