# one connection and a lock: when one program uses the file, and its transactions are short
"""Move money in SQLite."""

import asyncio
from typing import Self

import aiosqlite


class InsufficientFunds(Exception):
    """The account that is to pay has too little."""


class Bank:
    """One connection, and a lock for whoever uses it: its transaction belongs to one task at a time."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lock = asyncio.Lock()

    async def __aenter__(self) -> Self:
        """Open the connection."""
        self.db = await aiosqlite.connect(self.path)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the connection."""
        await self.db.close()

    async def transfer(self, src: str, dst: str, amount: int) -> None:
        """Look, change and commit under the lock; whatever goes wrong, roll back before the lock is free."""
        async with self.lock:
            try:
                await self._move(src, dst, amount)
                await self.db.commit()
            except BaseException:
                await self.db.rollback()
                raise

    async def balance(self, name: str) -> int:
        """Wait for transfers under way, so that what is read is committed."""
        async with self.lock:
            return await self._read(name)

    async def _move(self, src: str, dst: str, amount: int) -> None:
        if await self._read(src) < amount:
            raise InsufficientFunds(src)
        await self._read(dst)
        change = "UPDATE account SET balance = balance + ? WHERE name = ?"
        await self.db.execute(change, (-amount, src))
        await self.db.execute(change, (amount, dst))

    async def _read(self, name: str) -> int:
        async with self.db.execute("SELECT balance FROM account WHERE name = ?", (name,)) as rows:
            row = await rows.fetchone()
        if row is None:
            raise KeyError(name)
        balance: int = row[0]
        return balance
