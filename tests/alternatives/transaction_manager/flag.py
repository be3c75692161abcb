# A flag: when the same lines decide after every end
from contextlib import asynccontextmanager


@asynccontextmanager
async def transaction(conn):
    await conn.open()
    well = False
    try:
        yield conn
        well = True
    finally:
        if well:
            await conn.commit()
        else:
            await conn.rollback()
        await conn.close()
