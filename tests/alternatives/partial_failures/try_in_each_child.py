# try in each child of a TaskGroup: when a failure has to be handled where the key is known
import asyncio


async def fetch_all(fetch, keys):
    ok, errors = {}, {}

    async def one(key):
        try:
            ok[key] = await fetch(key)
        except Exception as error:
            errors[key] = error

    async with asyncio.TaskGroup() as group:
        for key in keys:
            group.create_task(one(key))
    return ok, errors
