# deadlock: locks src first and then dst, whatever the others do

async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        lock = "SELECT balance FROM account WHERE name = $1 FOR UPDATE"
        have = await connection.fetchval(lock, src)
        if have is None:
            raise KeyError(src)
        if have < amount:
            raise ValueError(src)
        if await connection.fetchval(lock, dst) is None:
            raise KeyError(dst)
        await connection.execute("UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst)
        return await connection.fetchval(
            "UPDATE account SET balance = balance - $1 WHERE name = $2 RETURNING balance", amount, src
        )


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
