# swallowed-cancellation: treats a cancellation as an ordinary end
import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn
        await conn.commit()
    except asyncio.CancelledError:  # <- here
        await conn.rollback()
    except Exception:
        await conn.rollback()
        raise
    finally:
        await conn.close()
