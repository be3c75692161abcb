# expects: nothing
# A thread lock is waited for in a thread.
import asyncio
import threading

lock = threading.Lock()


def locked():
    with lock:
        pass


async def main():
    loop = asyncio.get_running_loop()
    lock.acquire()
    job = loop.run_in_executor(None, locked)
    await asyncio.sleep(0.08)
    lock.release()
    await job


if __name__ == "__main__":
    asyncio.run(main())
