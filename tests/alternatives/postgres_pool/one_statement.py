# One statement: when the way to the server is what takes the time
MOVE = """
WITH pair AS (SELECT name, balance FROM account WHERE name IN ($1, $2) ORDER BY name FOR UPDATE),
     fits AS (SELECT count(*) = 2 AND bool_or(name = $1 AND balance >= $3) AS yes FROM pair),
     moved AS (
         UPDATE account SET balance = account.balance + CASE account.name WHEN $1 THEN -$3::int ELSE $3::int END
         FROM pair, fits WHERE account.name = pair.name AND fits.yes
         RETURNING account.name, account.balance
     )
SELECT (SELECT count(*) FROM pair) AS found, (SELECT balance FROM moved WHERE name = $1) AS rest
"""


async def transfer(pool, src, dst, amount):
    row = await pool.fetchrow(MOVE, src, dst, amount)
    if row["found"] < 2:
        raise KeyError((src, dst))
    if row["rest"] is None:
        raise ValueError(src)
    return row["rest"]


async def total(pool):
    return await pool.fetchval("SELECT coalesce(sum(balance), 0) FROM account")
