# deadlock: locks in call order, and takes each error of the database for a refusal
import asyncpg


async def transfer(pool, src, dst, amount):
    change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
    try:
        async with pool.acquire() as connection, connection.transaction():
            left = await connection.fetchval(change, src, -amount)
            there = await connection.fetchval(change, dst, amount)
            if left is None or there is None:
                raise KeyError(src, dst)
            return there if src == dst else left
    except asyncpg.PostgresError as error:
        raise ValueError(src) from error


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
