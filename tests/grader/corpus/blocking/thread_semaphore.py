# expects: blocking-call at line 11
# A limit for threads is used in a coroutine.
import asyncio
import threading

slots = threading.BoundedSemaphore(1)


async def download(number):
    await asyncio.sleep(0.01)
    if not slots.acquire(timeout=0.02):
        return None
    return number


async def main():
    print(await asyncio.gather(download(1), download(2)))


if __name__ == "__main__":
    asyncio.run(main())
