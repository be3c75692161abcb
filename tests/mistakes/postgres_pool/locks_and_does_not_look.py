# wrong-result: locks both rows, and leaves the refusal to the table
import asyncpg


async def transfer(pool, src, dst, amount):
    async with pool.acquire() as con, con.transaction():
        rows = await con.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE",
            [src, dst],
        )
        have = {r["name"]: r["balance"] for r in rows}
        for name in (src, dst):
            if name not in have:
                raise KeyError(name)
        new = await con.fetchval(
            "UPDATE account SET balance = balance - $1 WHERE name = $2 RETURNING balance", amount, src
        )
        await con.execute("UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst)
        if src == dst:
            return have[src]
        return new


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0)::bigint FROM account")
