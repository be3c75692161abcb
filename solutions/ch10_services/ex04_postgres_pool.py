# rows locked in one order: when a change depends on what several rows hold
"""Move money in PostgreSQL."""

import asyncpg


async def transfer(pool: asyncpg.Pool, src: str, dst: str, amount: int) -> int:
    """Lock both rows in the order of their names, so that no two transfers wait for each other."""
    async with pool.acquire() as connection, connection.transaction():
        rows = await connection.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE", [src, dst]
        )
        balances = {row["name"]: row["balance"] for row in rows}
        for name in (src, dst):
            if name not in balances:
                raise KeyError(name)
        if balances[src] < amount:
            raise ValueError(f"{src} has {balances[src]}, not {amount}")
        change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
        await connection.execute(change, dst, amount)
        left: int = await connection.fetchval(change, src, -amount)
        return left


async def total(pool: asyncpg.Pool) -> int:
    """Let the database add up."""
    balances: int = await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
    return balances
