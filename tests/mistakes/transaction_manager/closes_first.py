# wrong-result: closes before it commits
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn  # <- here
    except BaseException:
        await conn.rollback()
        await conn.close()
        raise
    await conn.close()
    await conn.commit()
