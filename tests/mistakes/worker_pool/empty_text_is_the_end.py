# wrong-result: takes an item that counts as false for the end
import asyncio
from collections import deque


async def process_all(work, items, n):
    waiting = deque([*items, *[None] * n])
    results, bad = [], []

    async def worker():
        while item := waiting.popleft():
            try:
                results.append(await work(item))
            except Exception:
                bad.append(item)

    await asyncio.gather(*[worker() for _ in range(n)])
    return results, bad  # <- here
