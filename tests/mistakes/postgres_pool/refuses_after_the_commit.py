# cleanup-skipped: notices after the commit that there is no dst
async def transfer(pool, src, dst, amount):
    change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
    after = {}
    async with pool.acquire() as connection, connection.transaction():
        lock = "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE"
        before = dict(await connection.fetch(lock, [src, dst]))
        if src in before and before[src] < amount:
            raise ValueError(src)
        for name, n in ((dst, amount), (src, -amount)):
            after[name] = await connection.fetchval(change, name, n)
    if None in after.values():
        raise KeyError(src, dst)
    return after[src]


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
