# CancelledError named: when something has to be done on the way out
import asyncio
import secrets


async def retry(fn, attempts, base):
    chance = secrets.SystemRandom()
    error = None
    for k in range(attempts):
        if error:
            await asyncio.sleep(chance.triangular(base, 2 * base))
            base *= 2
        try:
            return await fn()
        except asyncio.CancelledError:
            raise
        except Exception as got:
            if not isinstance(got, OSError):
                raise
            error = got
    raise error
