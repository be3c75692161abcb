# errors-hidden: takes a TimeoutError for no failure at all, so that its key stands in neither dict
import asyncio


async def fetch_all(fetch, keys):
    outcomes = await asyncio.gather(*map(fetch, keys), return_exceptions=True)
    ok, errors = {}, {}
    for key, outcome in zip(keys, outcomes):
        if isinstance(outcome, TimeoutError):
            continue
        if isinstance(outcome, BaseException):
            errors[key] = outcome
        else:
            ok[key] = outcome
    return ok, errors
