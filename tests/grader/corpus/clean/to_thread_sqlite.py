# expects: nothing
# A database is asked in a thread.
import asyncio
import sqlite3


def query():
    connection = sqlite3.connect(":memory:")
    connection.execute("select 1")
    connection.close()


async def main():
    await asyncio.to_thread(query)


if __name__ == "__main__":
    asyncio.run(main())
