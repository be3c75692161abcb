# wrong-result: lets the table refuse, and its error out
async def transfer(pool, src, dst, amount):
    async with pool.acquire() as con, con.transaction():
        rows = await con.fetch("SELECT name FROM account WHERE name = ANY($1::text[]) ORDER BY name FOR UPDATE", [src, dst])
        names = {r[0] for r in rows}
        if src not in names or dst not in names:
            raise KeyError(src)
        await con.execute("UPDATE account SET balance = balance + $2 WHERE name = $1", dst, amount)
        return await con.fetchval("UPDATE account SET balance = balance - $2 WHERE name = $1 RETURNING balance", src, amount)


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
