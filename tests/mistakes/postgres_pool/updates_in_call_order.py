# deadlock: takes from src and then gives to dst, each of which locks a row

async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection:
        async with connection.transaction():
            left = await connection.fetchval(
                "UPDATE account SET balance = balance - $1 WHERE name = $2 AND balance >= $1 RETURNING balance",
                amount,
                src,
            )
            if left is None:
                known = await connection.fetchval("SELECT count(*) FROM account WHERE name = $1", src)
                raise ValueError(src) if known else KeyError(src)
            done = await connection.execute(
                "UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst
            )
            if done == "UPDATE 0":
                raise KeyError(dst)
            return left


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
