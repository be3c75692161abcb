# Started tasks that are awaited one by one: when each outcome is to be handled in the order of the keys
import asyncio


async def fetch_all(fetch, keys):
    tasks = {key: asyncio.create_task(fetch(key)) for key in keys}
    ok, errors = {}, {}
    for key, task in tasks.items():
        try:
            ok[key] = await task
        except (Exception, asyncio.CancelledError) as error:
            errors[key] = error
    return ok, errors
