# cleanup-skipped: a cancellation is no Exception, and is not rolled back
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn  # <- here
        await conn.commit()
    except Exception:
        await conn.rollback()
        raise
    finally:
        await conn.close()
