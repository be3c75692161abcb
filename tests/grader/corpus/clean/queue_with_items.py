# expects: nothing
# Queues of threads that hold what is asked for.
import asyncio
import queue


async def main():
    for kind in queue.Queue, queue.SimpleQueue, queue.LifoQueue:
        items = kind()
        items.put(1)
        items.get()


if __name__ == "__main__":
    asyncio.run(main())
