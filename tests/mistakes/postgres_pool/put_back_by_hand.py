# shared-connection: no transaction: what was taken is put back by another update when something fails

CHANGE = "UPDATE account SET balance = balance + $2 WHERE name = $1 AND balance + $2 >= 0 RETURNING balance"


async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection:
        left = await connection.fetchval(CHANGE, src, -amount)
        if left is None:
            known = await connection.fetchval("SELECT 1 FROM account WHERE name = $1", src)
            raise ValueError(src) if known else KeyError(src)
        if await connection.fetchval(CHANGE, dst, amount) is None:
            await connection.fetchval(CHANGE, src, amount)
            raise KeyError(dst)
        return left


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
