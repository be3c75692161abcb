# wrong-result: keeps the outcomes in two dicts of the module, which all calls fill
import asyncio

ok = {}
errors = {}


async def load(fetch, key):
    try:
        ok[key] = await fetch(key)
    except Exception as error:
        errors[key] = error


async def fetch_all(fetch, keys):
    ok.clear()
    errors.clear()
    async with asyncio.TaskGroup() as group:
        for key in keys:
            group.create_task(load(fetch, key))
    return dict(ok), dict(errors)
