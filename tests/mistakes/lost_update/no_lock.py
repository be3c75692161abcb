# read-await-write: adds to the value in one line, with two awaits in it


class Account:
    def __init__(self, store):
        self.store = store

    async def deposit(self, n, notify):
        await self.store.write(await self.store.read() + n)  # <- here
        await notify()
