# read-await-write: a lock of its own keeps out this program's tasks, and nobody else
import asyncio

locks = {}


async def transfer(pool, src, dst, amount):
    async with locks.setdefault(pool, asyncio.Lock()), pool.acquire() as connection, connection.transaction():
        have = {}
        for name in sorted([src, dst]):
            have[name] = await connection.fetchval("SELECT balance FROM account WHERE name = $1", name)
            if have[name] is None:
                raise KeyError(name)
        if have[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = $2 WHERE name = $1"
        for name, balance in sorted([(src, have[src] - amount), (dst, have[dst] + amount)]):
            await connection.execute(change, name, balance)
        return have[src] - amount


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
