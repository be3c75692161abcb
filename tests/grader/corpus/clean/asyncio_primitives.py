# expects: nothing
# Tasks share a lock and a queue of asyncio.
import asyncio


async def worker(lock, items):
    async with lock:
        await items.get()


async def main():
    lock, items = asyncio.Lock(), asyncio.Queue()
    jobs = [asyncio.create_task(worker(lock, items)) for _ in range(3)]
    await asyncio.sleep(0.06)
    for number in range(3):
        await items.put(number)
    await asyncio.gather(*jobs)


if __name__ == "__main__":
    asyncio.run(main())
