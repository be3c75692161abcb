# wrong-result: sets both balances to what it has computed, the second over the first where they are one
async def transfer(pool, src, dst, amount):
    async with pool.acquire() as connection, connection.transaction():
        rows = await connection.fetch(
            "SELECT name, balance FROM account WHERE name = ANY($1) ORDER BY name FOR UPDATE", [src, dst]
        )
        balances = {row["name"]: row["balance"] for row in rows}
        if src not in balances or dst not in balances:
            raise KeyError(src, dst)
        if balances[src] < amount:
            raise ValueError(src)
        change = "UPDATE account SET balance = $2 WHERE name = $1"
        await connection.executemany(change, [(src, balances[src] - amount), (dst, balances[dst] + amount)])
        return balances[src] - amount


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
