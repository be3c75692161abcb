# expects: blocking-call at line 14
# A query of a database that is open already takes long.
import asyncio
import sqlite3

COUNT = (
    "with recursive n(x) as (select 1 union all select x + 1 from n where x < 1200000) select sum(x) from n"
)
database = sqlite3.connect(":memory:")


async def report():
    await asyncio.sleep(0)
    return database.execute(COUNT).fetchone()[0]


async def main():
    print(await report())


if __name__ == "__main__":
    asyncio.run(main())
