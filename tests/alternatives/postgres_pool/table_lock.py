# A lock on the table: when a change is rare and touches many rows
async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection:
        async with connection.transaction():
            await connection.execute("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE")
            have = await connection.fetchval("SELECT balance FROM account WHERE name = $1", src)
            there = await connection.fetchval("SELECT balance FROM account WHERE name = $1", dst)
            if have is None or there is None:
                raise KeyError(src if have is None else dst)
            if have < amount:
                raise ValueError("too little")
            if src != dst:
                await connection.execute("UPDATE account SET balance = $1 WHERE name = $2", have - amount, src)
                await connection.execute("UPDATE account SET balance = $1 WHERE name = $2", there + amount, dst)
            return have - amount


async def total(pool):
    rows = await pool.fetch("SELECT balance FROM account")
    return sum(row["balance"] for row in rows)
