# expects: queue-never-drains at line 15, deadlock at line 15
# The worker takes items and never says that they are done.
import asyncio


async def worker(queue):
    while True:
        print(await queue.get())


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(worker(queue))
    queue.put_nowait("order")
    await queue.join()
    task.cancel()


asyncio.run(main())
