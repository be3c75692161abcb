# An exit stack inside a class: when the number of steps on the way out varies
from contextlib import AsyncExitStack


class transaction:
    def __init__(self, conn):
        self.conn = conn
        self.stack = AsyncExitStack()

    async def decide(self, kind, error, traceback):
        if error is None:
            await self.conn.commit()
        else:
            await self.conn.rollback()

    async def __aenter__(self):
        await self.conn.open()
        self.stack.push_async_callback(self.conn.close)
        self.stack.push_async_exit(self.decide)
        return self.conn

    async def __aexit__(self, *error):
        return await self.stack.__aexit__(*error)
