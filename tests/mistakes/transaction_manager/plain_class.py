# sync-async-mixup: a class for a plain with, which cannot await
import asyncio


class transaction:
    def __init__(self, conn):
        self.conn = conn

    def __enter__(self):
        asyncio.ensure_future(self.conn.open())
        return self.conn

    def __exit__(self, kind, error, traceback):
        end = self.conn.rollback if kind else self.conn.commit
        asyncio.ensure_future(end())
        asyncio.ensure_future(self.conn.close())
