# expects: blocking-call at line 19
# A reentrant lock is held by another thread.
import asyncio
import threading
import time

guard = threading.RLock()


def busy():
    with guard:
        time.sleep(0.25)


async def main():
    thread = threading.Thread(target=busy)
    thread.start()
    await asyncio.sleep(0.02)
    guard.acquire()
    guard.release()
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
