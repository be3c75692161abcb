# waits-for-everything: keeps the notifications in one set, and each deposit waits until the whole set has ended
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.lock = asyncio.Lock()
        self.telling = set()

    async def deposit(self, n, notify):
        async with self.lock:
            value = await self.store.read()
            await self.store.write(value + n)
        task = asyncio.create_task(notify())
        self.telling.add(task)
        task.add_done_callback(self.telling.discard)
        await asyncio.wait(self.telling)  # <- here
