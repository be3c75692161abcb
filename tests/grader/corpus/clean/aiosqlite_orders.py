# expects: nothing
# A database is used through its asynchronous driver.
import asyncio

import aiosqlite


async def main():
    async with aiosqlite.connect(":memory:") as database:
        await database.execute("create table orders (id integer, amount integer)")
        await database.executemany("insert into orders values (?, ?)", [(1, 30), (2, 12)])
        await database.commit()
        async with database.execute("select sum(amount) from orders") as cursor:
            assert await cursor.fetchone() == (42,)


if __name__ == "__main__":
    asyncio.run(main())
