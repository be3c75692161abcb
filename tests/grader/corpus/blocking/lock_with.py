# expects: blocking-call at line 26
# A block asks for a thread lock that is held elsewhere.
# names: lock
import asyncio
import queue
import threading
import time


def later(action, seconds=0.25):
    def wait():
        time.sleep(seconds)
        action()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


lock = threading.Lock()
lock.acquire()


async def main():
    later(lock.release)
    with lock:
        pass


if __name__ == "__main__":
    asyncio.run(main())
