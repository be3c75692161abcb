# exception-group: expects the failure of a child around the group, under its own type
import asyncio


async def fetch_all(fetch, keys):
    ok, errors = {}, {}

    async def one(key):
        ok[key] = await fetch(key)

    for_key = None
    try:
        async with asyncio.TaskGroup() as group:  # <- here
            for for_key in keys:
                group.create_task(one(for_key))
    except (ValueError, OSError, KeyError, RuntimeError) as error:
        errors[for_key] = error
    return ok, errors
