# read-await-write: asks for the new balance when the transaction is over, and others have come in between
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
        await connection.execute(change, src, -amount)
    return await balance_of(pool, src)


async def balance_of(pool, name):
    return await pool.fetchval("SELECT balance FROM account WHERE name = $1", name)


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
