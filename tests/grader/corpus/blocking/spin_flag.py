# expects: busy-wait at line 25
# A loop asks a flag until it is set.
# names: event.is_set
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


event = threading.Event()


async def main():
    later(event.set, 0.4)
    while not event.is_set():
        pass


if __name__ == "__main__":
    asyncio.run(main())
