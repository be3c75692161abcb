# cleanup-skipped: commits whatever the block did
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn  # <- here
    finally:
        await conn.commit()
        await conn.close()
