# expects: blocking-call at line 26
# A place in a full queue is waited for.
# names: queue.Queue.put
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


items = queue.Queue(1)


async def main():
    items.put(1)
    later(items.get, 0.02)
    items.put(2)


if __name__ == "__main__":
    asyncio.run(main())
