# read-await-write: the change is right, and the balance that it gives was computed before the row was locked

async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        rows = await connection.fetch("SELECT name, balance FROM account WHERE name = ANY($1)", [src, dst])
        balances = {row["name"]: row["balance"] for row in rows}
        for name in (src, dst):
            if name not in balances:
                raise KeyError(name)
        for name, n in sorted([(src, -amount), (dst, amount)]):
            done = await connection.execute(
                "UPDATE account SET balance = balance + $2 WHERE name = $1 AND balance + $2 >= 0", name, n
            )
            if done == "UPDATE 0":
                raise ValueError(src)
        return balances[src] - amount


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
