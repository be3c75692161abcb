# sequential-awaits: awaits each fetch before the next one
import asyncio


async def load(fetch, ids):
    values = []
    for i in ids:
        values.append(await fetch(i))  # <- here
    return values


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
