# wrong-result: the sum of no rows is NULL, and the total None
async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        rows = await connection.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE", [src, dst]
        )
        balances = {row["name"]: row["balance"] for row in rows}
        if src not in balances or dst not in balances:
            raise KeyError(src, dst)
        if balances[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
        await connection.execute(change, dst, amount)
        return await connection.fetchval(change, src, -amount)


async def total(pool):
    return await pool.fetchval("SELECT sum(balance) FROM account")
