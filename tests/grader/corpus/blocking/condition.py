# expects: blocking-call at line 25
# A thread condition is waited for.
# names: threading.Condition.wait
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


condition = threading.Condition()


async def main():
    with condition:
        condition.wait(0.02)


if __name__ == "__main__":
    asyncio.run(main())
