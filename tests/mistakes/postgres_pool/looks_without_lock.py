# read-await-write: looks at the balance without a lock; the table's rule catches what changed since

async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        rows = await connection.fetch("SELECT name, balance FROM account WHERE name = ANY($1)", [src, dst])
        balances = {row["name"]: row["balance"] for row in rows}
        for name in (src, dst):
            if name not in balances:
                raise KeyError(name)
        if balances[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
        after = {}
        for name, n in sorted([(src, -amount), (dst, amount)]):
            after[name] = await connection.fetchval(change, name, n)
        return after[src]


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
