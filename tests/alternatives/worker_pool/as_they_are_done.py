# Outcomes as they come: when each is of use before the others are there
import asyncio


async def process_all(work, items, n):
    places = asyncio.Semaphore(n)

    async def attempt(item):
        async with places:
            try:
                return True, await work(item)
            except Exception:
                return False, item

    good, bad = [], []
    for done in asyncio.as_completed([attempt(item) for item in items]):
        well, outcome = await done
        (good if well else bad).append(outcome)
    return good, bad
