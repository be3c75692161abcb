# wrong-result: builds the SQL text from the names, with their quotes doubled
import asyncpg


async def transfer(pool, src, dst, amount):
    a, b = src.replace("'", "''"), dst.replace("'", "''")
    async with pool.acquire() as con, con.transaction():
        rows = await con.fetch(
            f"SELECT name, balance FROM account WHERE name IN ('{a}', '{b}') ORDER BY name FOR UPDATE"
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
