# deadlock: holds a connection, and asks the pool for another one
async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        for name in (src, dst):
            if await pool.fetchval("SELECT balance FROM account WHERE name = $1", name) is None:  # <- here
                raise KeyError(name)
        lock = "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE"
        balances = dict(await connection.fetch(lock, [src, dst]))
        if balances[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
        await connection.execute(change, dst, amount)
        return await connection.fetchval(change, src, -amount)


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
