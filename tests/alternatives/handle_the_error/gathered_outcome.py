# gather of one with return_exceptions: when the call may become several
import asyncio


async def fetch_or_default(fetch, key, default):
    [outcome] = await asyncio.gather(fetch(key), return_exceptions=True)
    if isinstance(outcome, KeyError):
        return default
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome
