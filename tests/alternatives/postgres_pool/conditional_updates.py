# Conditional updates in the order of the names: when a change needs no look before it
async def transfer(pool, src, dst, amount):
    left = None
    async with pool.acquire() as connection:
        async with connection.transaction():
            for name, change in sorted([(src, -amount), (dst, amount)]):
                balance = await connection.fetchval(
                    "UPDATE account SET balance = balance + $2 "
                    "WHERE name = $1 AND balance + $2 >= 0 RETURNING balance",
                    name,
                    change,
                )
                if balance is None:
                    known = await connection.fetchval("SELECT count(*) FROM account WHERE name = $1", name)
                    raise ValueError(f"{name} has too little") if known else KeyError(name)
                if name == src:
                    left = balance
    return left


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
