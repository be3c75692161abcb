# sync-async-mixup: makes a manager for a plain with
from contextlib import contextmanager


@contextmanager
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
        await conn.close()
