# wrong-result: takes an empty key for the end of the keys
import asyncio


async def fetch_bounded(fetch, keys, limit):
    results = {}
    left = list(enumerate(keys))

    def next_key():
        return left.pop(0) if left else (0, "")

    async def worker():
        number, key = next_key()
        while key:
            results[number] = await fetch(key)
            number, key = next_key()

    async with asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker())
    return [results.get(number) for number in range(len(keys))]
