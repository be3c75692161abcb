# sync-async-mixup: a plain `with` cannot wait for a connection

async def transfer(pool, src, dst, amount):
    with pool.acquire() as connection:  # <- here
        rows = await connection.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE", [src, dst]
        )
        balances = {row["name"]: row["balance"] for row in rows}
        for name in (src, dst):
            if name not in balances:
                raise KeyError(name)
        if balances[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = balance + $2 WHERE name = $1 RETURNING balance"
        await connection.execute(change, dst, amount)
        return await connection.fetchval(change, src, -amount)


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
