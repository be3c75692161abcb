# expects: nothing
# An item of a thread's queue is waited for in a thread.
import asyncio
import queue


async def main():
    items = queue.Queue()
    job = asyncio.get_running_loop().run_in_executor(None, items.get)
    await asyncio.sleep(0.08)
    items.put_nowait(1)
    await job


if __name__ == "__main__":
    asyncio.run(main())
