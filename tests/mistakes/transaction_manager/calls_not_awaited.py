# forgotten-await: calls commit and rollback and awaits neither
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    try:
        yield conn
    except BaseException:
        conn.rollback()
        raise
    else:
        conn.commit()  # <- here
    finally:
        await conn.close()
