# cleanup-skipped: commits and closes only when the block went well
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    yield conn  # <- here
    await conn.commit()
    await conn.close()
