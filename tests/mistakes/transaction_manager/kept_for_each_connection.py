# context-manager-protocol: keeps the context manager of a connection, and a generator can be entered once
import functools
from contextlib import asynccontextmanager


@functools.cache
def transaction(conn):
    return begun(conn)


@asynccontextmanager
async def begun(conn):
    await conn.open()
    try:
        yield conn
    except BaseException:
        await conn.rollback()
        raise
    else:
        await conn.commit()
    finally:
        await conn.close()
