# One advisory lock: when one transfer at a time is enough
async def transfer(pool, src, dst, amount):
    async with pool.acquire() as db, db.transaction():
        await db.execute("SELECT pg_advisory_xact_lock(42)")
        rows = await db.fetch("SELECT * FROM account WHERE name IN ($1, $2) ORDER BY name FOR UPDATE", src, dst)
        found = {row["name"]: row["balance"] for row in rows}
        missing = {src, dst} - set(found)
        if missing:
            raise KeyError(missing.pop())
        if found[src] - amount < 0:
            raise ValueError(f"{src} cannot pay {amount}")
        await db.execute("UPDATE account SET balance = balance - $1 WHERE name = $2", amount, src)
        await db.execute("UPDATE account SET balance = balance + $1 WHERE name = $2", amount, dst)
        return found[src] - amount


async def total(pool):
    async with pool.acquire() as db:
        row = await db.fetchrow("SELECT coalesce(sum(balance), 0) AS total FROM account")
    return row["total"]
