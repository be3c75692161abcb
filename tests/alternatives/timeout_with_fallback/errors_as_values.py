# wait_for around a wrapper: when the timeout of an older helper has to be told from the callee's
import asyncio


async def quote(fetch, limit, default):
    async def attempt():
        try:
            return await fetch(), None
        except TimeoutError as error:
            return None, error

    try:
        value, error = await asyncio.wait_for(attempt(), limit)
    except TimeoutError:
        return default
    if error is not None:
        raise error
    return value
