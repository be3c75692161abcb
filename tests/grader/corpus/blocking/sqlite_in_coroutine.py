# expects: blocking-call at line 9
# A database is opened with the plain driver.
# names: sqlite3.connect
import asyncio
import sqlite3


async def main():
    sqlite3.connect(":memory:").close()


if __name__ == "__main__":
    asyncio.run(main())
