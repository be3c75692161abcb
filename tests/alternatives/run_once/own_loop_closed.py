# new_event_loop: when the loop needs setting up that asyncio.run does not offer
import asyncio


async def load(fetch, ids):
    limit = asyncio.Semaphore(2)

    async def fetch_one(i):
        async with limit:
            return await fetch(i)

    return await asyncio.gather(*[fetch_one(i) for i in ids])


def report(fetch, ids):
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(load(fetch, ids))
    finally:
        loop.close()
