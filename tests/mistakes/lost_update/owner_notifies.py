# lock-too-wide: one owner does all updates, and all notifications in between
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.queue = asyncio.Queue()
        self.owner = asyncio.create_task(self.work())

    async def work(self):
        while True:
            n, notify, done = await self.queue.get()
            value = await self.store.read()
            await self.store.write(value + n)
            await notify()  # <- here
            done.set_result(None)

    async def deposit(self, n, notify):
        done = asyncio.get_running_loop().create_future()
        self.queue.put_nowait((n, notify, done))
        await done
