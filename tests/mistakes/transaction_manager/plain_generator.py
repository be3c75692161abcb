# sync-async-mixup: a plain generator under a decorator for async ones
from contextlib import asynccontextmanager


@asynccontextmanager
def transaction(conn):
    conn.open()
    try:
        yield conn
    except BaseException:
        conn.rollback()
        raise
    else:
        conn.commit()
    finally:
        conn.close()
