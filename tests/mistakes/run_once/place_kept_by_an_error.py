# lock-not-released: a fetch that fails never gives its place back
import asyncio


async def load(fetch, ids):
    places = asyncio.Semaphore(2)

    async def one(i):
        await places.acquire()  # <- here
        value = await fetch(i)
        places.release()
        return value

    outcomes = await asyncio.gather(*[one(i) for i in ids], return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return outcomes


def report(fetch, ids):
    return asyncio.run(load(fetch, ids))
