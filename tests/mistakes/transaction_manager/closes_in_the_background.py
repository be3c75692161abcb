# task-not-awaited: closes in a task that nobody waits for
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn
    except BaseException:
        await conn.rollback()
        raise
    else:
        await conn.commit()
    finally:
        asyncio.create_task(conn.close())  # <- here
