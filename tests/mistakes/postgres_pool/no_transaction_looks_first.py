# shared-connection: looks at both names first, then makes two changes that have nothing to do with each other

async def transfer(pool, src, dst, amount):
    for name in (src, dst):
        if not await pool.fetchval("SELECT count(*) FROM account WHERE name = $1", name):
            raise KeyError(name)
    left = await pool.fetchval(
        "UPDATE account SET balance = balance - $1 WHERE name = $2 AND balance >= $1 RETURNING balance",
        amount,
        src,
    )
    if left is None:
        raise ValueError(src)
    await pool.execute("UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst)
    return left


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
