# nested-run: load hands each fetch to the loop that is running already
import asyncio


async def load(fetch, ids):
    loop = asyncio.get_running_loop()
    values = []
    for i in ids:
        values.append(loop.run_until_complete(fetch(i)))  # <- here
    return values


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
