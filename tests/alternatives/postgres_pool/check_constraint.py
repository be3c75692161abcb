# The rule of the table: when it is there anyway, and refusals are rare
import asyncpg


async def transfer(pool, src, dst, amount):
    changes = sorted([(src, -amount), (dst, amount)])
    try:
        async with pool.acquire() as connection, connection.transaction():
            after = {}
            for name, change in changes:
                after[name] = await connection.fetchval(
                    "UPDATE account SET balance = balance + $1 WHERE name = $2 RETURNING balance", change, name
                )
                if after[name] is None:
                    raise KeyError(name)
    except asyncpg.CheckViolationError:
        raise ValueError(f"{src} has less than {amount}") from None
    return after[src]


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
