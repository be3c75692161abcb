# expects: blocking-call at line 19
# A coroutine and a worker thread share a thread lock.
import asyncio
import threading
import time

lock = threading.Lock()
totals = {"sold": 0}


def worker(ready):
    with lock:
        ready.set()
        time.sleep(0.25)
        totals["sold"] += 1


async def report():
    with lock:
        return dict(totals)


async def main():
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()

    class Ready:
        def set(self):
            loop.call_soon_threadsafe(ready.set)

    thread = threading.Thread(target=worker, args=(Ready(),))
    thread.start()
    await ready.wait()
    print(await report())
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
