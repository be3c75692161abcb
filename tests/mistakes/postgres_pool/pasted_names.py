# wrong-result: builds the SQL text from the names

async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        rows = await connection.fetch(
            f"SELECT name, balance FROM account WHERE name IN ('{src}', '{dst}') ORDER BY name FOR UPDATE"
        )
        balances = {row["name"]: row["balance"] for row in rows}
        for name in (src, dst):
            if name not in balances:
                raise KeyError(name)
        if balances[src] < amount:
            raise ValueError(src)
        await connection.execute(f"UPDATE account SET balance = balance + {amount} WHERE name = '{dst}'")
        await connection.execute(f"UPDATE account SET balance = balance - {amount} WHERE name = '{src}'")
        return balances[src] - amount


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
