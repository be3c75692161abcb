# expects: blocking-call at line 25
# An item of a thread's queue is waited for.
# names: queue.Queue.get
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


items = queue.Queue()


async def main():
    later(lambda: items.put(1), 0.02)
    items.get()


if __name__ == "__main__":
    asyncio.run(main())
