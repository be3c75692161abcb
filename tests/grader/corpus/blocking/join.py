# expects: blocking-call at line 22
# The end of a thread is waited for.
# names: threading.Thread.join
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


async def main():
    thread = later(lambda: None, 0.05)
    thread.join()


if __name__ == "__main__":
    asyncio.run(main())
