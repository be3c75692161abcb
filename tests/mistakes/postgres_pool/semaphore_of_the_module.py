# loop-bound-at-import: makes the semaphore around the transfers when the file is imported
import asyncio

import asyncpg

FEW = asyncio.Semaphore(4)  # <- here


async def transfer(pool, src, dst, amount):
    async with FEW, pool.acquire() as con, con.transaction():
        rows = await con.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE",
            [src, dst],
        )
        have = {r["name"]: r["balance"] for r in rows}
        for name in (src, dst):
            if name not in have:
                raise KeyError(name)
        if have[src] < amount:
            raise ValueError(f"{src} has only {have[src]}")
        new = await con.fetchval(
            "UPDATE account SET balance = balance - $1 WHERE name = $2 RETURNING balance", amount, src
        )
        await con.execute("UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst)
        if src == dst:
            return have[src]
        return new


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0)::bigint FROM account")
