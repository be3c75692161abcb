# Serializable and another attempt: when conflicts are rare and rules span many rows
import asyncio
import random

import asyncpg


async def transfer(pool, src, dst, amount):
    while True:
        try:
            return await attempt(pool, src, dst, amount)
        except asyncpg.SerializationError:
            await asyncio.sleep(random.random() / 500)


async def attempt(pool, src, dst, amount):
    async with pool.acquire() as connection:
        async with connection.transaction(isolation="serializable"):
            have = {}
            for name in (src, dst):
                have[name] = await connection.fetchval("SELECT balance FROM account WHERE name = $1", name)
                if have[name] is None:
                    raise KeyError(name)
            if have[src] < amount:
                raise ValueError(amount)
            have[src] -= amount
            have[dst] += amount
            for name in sorted(have):
                await connection.execute("UPDATE account SET balance = $2 WHERE name = $1", name, have[name])
            return have[src]


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
