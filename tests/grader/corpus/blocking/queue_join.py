# expects: blocking-call at line 22
# A coroutine waits until a thread has emptied a queue.
import asyncio
import queue
import threading
import time

jobs = queue.Queue()


def work():
    while (job := jobs.get()) is not None:
        time.sleep(job)
        jobs.task_done()


async def main():
    thread = threading.Thread(target=work)
    thread.start()
    for _ in range(3):
        jobs.put(0.01)
    jobs.join()
    jobs.put(None)
    await asyncio.to_thread(thread.join)


if __name__ == "__main__":
    asyncio.run(main())
