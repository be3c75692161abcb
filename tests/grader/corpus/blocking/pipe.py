# expects: blocking-call at line 27
# A pipe is read that is filled later.
# names: os.read
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


import os

r, w = os.pipe()


async def main():
    later(lambda: os.write(w, b"x"))
    os.read(r, 1)
    os.close(r)
    os.close(w)


if __name__ == "__main__":
    asyncio.run(main())
