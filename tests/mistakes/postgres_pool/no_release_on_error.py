# lock-not-released: gives the connection back only when the transfer went well

async def transfer(pool, src, dst, amount):
    connection = await pool.acquire()  # <- here
    async with connection.transaction():
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
        left = await connection.fetchval(change, src, -amount)
    await pool.release(connection)
    return left


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
