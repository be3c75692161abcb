# context-manager-protocol: rolls back and forgets to let the error go on
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn
        await conn.commit()
    except Exception:  # <- here
        await conn.rollback()
    except BaseException:
        await conn.rollback()
        raise
    finally:
        await conn.close()
