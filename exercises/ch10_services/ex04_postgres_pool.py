"""Move money in PostgreSQL.

Write `transfer` and `total`: many callers at the same time, and a pool of five connections for all of them.

    possible         one transfer waits for another only where both need the same account (not looked at)
    ann → bob  BEGIN  lock ann, bob    move    COMMIT
    bob → ann  BEGIN  ················ lock ann, bob    move    COMMIT
    cid → dan  BEGIN  lock cid, dan    move    COMMIT

The table is account(name text primary key, balance int not null check (balance >= 0)). Other programs
change it too, at any moment. Needs the extra `postgres`; a server runs while the exercise is graded.

What is looked at: balances after many transfers, also against each other and beside another program; that a
refused or cancelled transfer changes nothing; that each connection goes back to the pool; how SQL is built.
Done when no money is lost or made, no caller sees an error but the two below, and the pool is whole again.
Read: https://magicstack.github.io/asyncpg/current/usage.html#connection-pools
"""

import asyncpg


async def transfer(pool: asyncpg.Pool, src: str, dst: str, amount: int) -> int:
    """Move `amount` (above 0) from `src` to `dst` in one transaction; give the balance that it leaves `src`.

    KeyError when there is no such name, ValueError when `src` has too little; nothing changes then.
    Whatever happens, a cancellation included, the connection goes back. No asyncpg error reaches the caller.
    """
    # TODO: borrow a connection for the time of one transaction
    # TODO: lock both accounts, in an order that is the same for all; names go as parameters ($1), not as text
    # TODO: refuse, or move the amount
    raise NotImplementedError


async def total(pool: asyncpg.Pool) -> int:
    """Give the sum of all balances, 0 where there are none, with one query."""
    # TODO: ask the database for the sum
    raise NotImplementedError
