# waits-for-everything: one owner books what has come, and answers when all notifications of that batch have ended
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.orders = asyncio.Queue()
        self.owner = asyncio.create_task(self.work())

    async def work(self):
        while True:
            batch = [await self.orders.get()]
            while not self.orders.empty():
                batch.append(self.orders.get_nowait())
            for n, _, _ in batch:
                await self.store.write(await self.store.read() + n)
            await asyncio.gather(*(notify() for _, notify, _ in batch))
            for _, _, done in batch:
                done.set_result(None)

    async def deposit(self, n, notify):
        done = asyncio.get_running_loop().create_future()
        self.orders.put_nowait((n, notify, done))
        await done  # <- here
