"""Move money in SQLite.

Write `Bank`: many transfers at the same time, in one database file, and none mixes with another.

    possible         one transfer after the other, each in one transaction
    ann → bob  BEGIN  take  give  COMMIT
    bob → cid  ·························  BEGIN  take  give  COMMIT
    cid → dan  ··················································  BEGIN  take  ROLLBACK, KeyError

aiosqlite runs each connection in a thread of its own: tasks that share a connection share its transaction.
The file has a table account(name TEXT PRIMARY KEY, balance INTEGER NOT NULL).

What is looked at: balances after many transfers, as another connection sees them; that a refused or cancelled
transfer leaves nothing half done, and no task; in which thread SQLite works; that every connection is closed.
Done when no money is lost or made, and no caller sees an error but KeyError and InsufficientFunds.
Read: https://aiosqlite.omnilib.dev/en/stable/api.html
"""


class InsufficientFunds(Exception):
    """The account that is to pay has too little."""


class Bank:
    """Use it as `async with Bank(path) as bank:`; the database file at `path` exists."""

    def __init__(self, path: str) -> None:
        raise NotImplementedError  # TODO: begin and end the block: open what you need, and close all of it

    async def transfer(self, src: str, dst: str, amount: int) -> None:
        """Move `amount` (above 0) in one transaction, committed when this returns. No balance falls below 0.

        KeyError when there is no such name, InsufficientFunds when `src` has too little; nothing changes.
        """
        raise NotImplementedError  # TODO: no other transfer comes in between; cancelled: all of it or nothing

    async def balance(self, name: str) -> int:
        """Give the balance as it is committed; KeyError when there is no such name."""
        raise NotImplementedError  # TODO: never show what a transfer has changed and not committed yet
