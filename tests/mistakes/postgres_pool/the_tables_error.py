# wrong-result: lets the error of the table's rule reach the caller

async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        after = {}
        for name, change in sorted([(src, -amount), (dst, amount)]):
            after[name] = await connection.fetchval(
                "UPDATE account SET balance = balance + $1 WHERE name = $2 RETURNING balance", change, name
            )
            if after[name] is None:
                raise KeyError(name)
        return after[src]


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
