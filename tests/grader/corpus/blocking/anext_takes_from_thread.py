# expects: blocking-call at line 23
# An asynchronous iterator takes its items from a queue of threads.
import asyncio
import queue
import threading
import time


class Feed:
    def __init__(self):
        self.items = queue.Queue()
        threading.Thread(target=self.fill).start()

    def fill(self):
        for item in 1, 2, None:
            time.sleep(0.01)
            self.items.put(item)

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = self.items.get()
        if item is None:
            raise StopAsyncIteration
        return item


async def main():
    async for item in Feed():
        print(item)


if __name__ == "__main__":
    asyncio.run(main())
