# A class that goes through the names of its steps: when several of them are to be done in turn
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any


@dataclass
class Transaction(AbstractAsyncContextManager):
    conn: Any

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, *_):
        for step in ("commit" if kind is None else "rollback", "close"):
            await getattr(self.conn, step)()


def transaction(conn):
    return Transaction(conn)
