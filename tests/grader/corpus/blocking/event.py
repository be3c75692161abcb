# expects: blocking-call at line 25
# A thread event is waited for.
# names: threading.Event.wait
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
    later(event.set, 0.02)
    event.wait()


if __name__ == "__main__":
    asyncio.run(main())
