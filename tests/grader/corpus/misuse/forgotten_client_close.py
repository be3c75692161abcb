# expects: forgotten-await at line 10
# A client session of a library is closed without await.
import asyncio

import aiosqlite


async def main():
    database = await aiosqlite.connect(":memory:")
    database.commit()
    await database.close()


asyncio.run(main())
