# An owner task that lives as long as the account: when deposits come all the time
import asyncio


class Account:
    def __init__(self, store):
        self.store = store
        self.orders = asyncio.Queue()
        self.owner = asyncio.create_task(self._own())

    async def _own(self):
        while True:
            n, written = await self.orders.get()
            await self.store.write(await self.store.read() + n)
            written.set()

    async def deposit(self, n, notify):
        written = asyncio.Event()
        await self.orders.put((n, written))
        await written.wait()
        await notify()
