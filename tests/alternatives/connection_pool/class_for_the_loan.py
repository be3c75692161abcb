# A class for the loan: when a borrower should be able to ask something of it
import asyncio
from collections import deque


class Loan:
    def __init__(self, pool):
        self.pool = pool

    async def __aenter__(self):
        pool = self.pool
        await pool.room.acquire()
        try:
            self.conn = pool.free.popleft() if pool.free else await pool.make()
        except BaseException:
            pool.room.release()
            raise
        return self.conn

    async def __aexit__(self, *error):
        try:
            if self.conn.broken:
                await self.conn.close()
            else:
                self.pool.free.append(self.conn)
        finally:
            self.pool.room.release()


class Pool:
    def __init__(self, make, size):
        self.make = make
        self.room = asyncio.BoundedSemaphore(size)
        self.free = deque()
        self.open = True

    def acquire(self):
        if not self.open:
            raise RuntimeError("acquire after close")
        return Loan(self)

    async def close(self):
        self.open = False
        async with asyncio.TaskGroup() as group:
            while self.free:
                group.create_task(self.free.pop().close())
