# Another attempt after a deadlock: when the order of locks is not in your hands
import asyncio

import asyncpg


async def transfer(pool, src, dst, amount):
    while True:
        async with pool.acquire() as connection:
            try:
                async with connection.transaction():
                    return await move(connection, src, dst, amount)
            except asyncpg.DeadlockDetectedError:
                pass
        await asyncio.sleep(0)


async def move(connection, src, dst, amount):
    lock = "SELECT balance FROM account WHERE name = $1 FOR UPDATE"
    have = await connection.fetchval(lock, src)
    if have is None:
        raise KeyError(src)
    if await connection.fetchval(lock, dst) is None:
        raise KeyError(dst)
    if have < amount:
        raise ValueError("too little")
    await connection.execute("UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst)
    return await connection.fetchval(
        "UPDATE account SET balance = balance - $1 WHERE name = $2 RETURNING balance", amount, src
    )


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
