# wrong-result: takes an IndexError of the work for the end of the list
import asyncio


async def process_all(work, items, n):
    waiting = list(reversed(items))
    good, bad = [], []

    async def worker():
        while True:
            try:
                item = waiting.pop()
                good.append(await work(item))
            except IndexError:
                return
            except Exception:
                bad.append(item)

    await asyncio.gather(*(worker() for _ in range(n)))
    return good, bad
