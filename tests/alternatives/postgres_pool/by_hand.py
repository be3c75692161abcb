# Everything written out: when borrowing and transaction do not begin or end in the same place
async def transfer(pool, src, dst, amount):
    connection = await pool.acquire()
    try:
        transaction = connection.transaction()
        await transaction.start()
        try:
            balances = {}
            for name in sorted({src, dst}):
                row = await connection.fetchrow(
                    "SELECT balance FROM account WHERE name = $1 FOR UPDATE", name
                )
                if row is None:
                    raise KeyError(name)
                balances[name] = row["balance"]
            if balances[src] < amount:
                raise ValueError(src)
            await connection.executemany(
                "UPDATE account SET balance = balance + $2 WHERE name = $1",
                [(src, -amount), (dst, amount)],
            )
        except BaseException:
            await transaction.rollback()
            raise
        await transaction.commit()
        return balances[src] - amount
    finally:
        await pool.release(connection)


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
