# session-per-request: opens a connection of its own for each transfer
import asyncpg


async def transfer(pool, src, dst, amount):
    connection = await asyncpg.connect(*pool._connect_args, **pool._connect_kwargs)  # <- here
    try:
        async with connection.transaction():
            return await move(connection, src, dst, amount)
    finally:
        await connection.close()


async def move(connection, src, dst, amount):
    if True:
        rows = await connection.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE", [src, dst]
        )
        balances = {row["name"]: row["balance"] for row in rows}
        if src not in balances or dst not in balances:
            raise KeyError(src, dst)
        if balances[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
        await connection.execute(change, dst, amount)
        return await connection.fetchval(change, src, -amount)


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
