# expects: nothing
# Thread locks that nobody else wants.
import asyncio
import threading


async def main():
    for lock in threading.Lock(), threading.RLock(), threading.Semaphore(), threading.Condition():
        with lock:
            await asyncio.sleep(0)


if __name__ == "__main__":
    asyncio.run(main())
