# expects: nothing
# Coroutines and a thread share a counter that is locked for a moment.
import asyncio
import threading

lock, counts = threading.Lock(), {"all": 0}


def count():
    for _ in range(2000):
        with lock:
            counts["all"] += 1


async def task():
    for _ in range(20):
        with lock:
            counts["all"] += 1
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(asyncio.to_thread(count), *(task() for _ in range(5)))
    assert counts["all"] == 2100


if __name__ == "__main__":
    asyncio.run(main())
