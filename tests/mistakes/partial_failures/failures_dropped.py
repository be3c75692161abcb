# errors-hidden: keeps the values and forgets the failures
import asyncio


async def fetch_all(fetch, keys):
    ok = {}

    async def one(key):
        try:
            ok[key] = await fetch(key)
        except Exception as error:  # <- here
            print("failed:", key, error)

    async with asyncio.TaskGroup() as group:
        for key in keys:
            group.create_task(one(key))
    return ok, {}
