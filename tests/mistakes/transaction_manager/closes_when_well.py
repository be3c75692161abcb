# cleanup-skipped: rolls back, and closes only after a commit
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn  # <- here
    except BaseException:
        await conn.rollback()
        raise
    await conn.commit()
    await conn.close()
