# expects: blocking-call at line 18
# A coroutine meets a thread at a barrier.
import asyncio
import threading
import time

barrier = threading.Barrier(2)


def other():
    time.sleep(0.05)
    barrier.wait()


async def main():
    thread = threading.Thread(target=other)
    thread.start()
    barrier.wait()
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
