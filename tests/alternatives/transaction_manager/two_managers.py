# One manager inside another: when opening and deciding are needed apart
from contextlib import asynccontextmanager


@asynccontextmanager
async def opened(conn):
    await conn.open()
    try:
        yield conn
    finally:
        await conn.close()


@asynccontextmanager
async def decided(conn):
    try:
        yield conn
    except BaseException:
        await conn.rollback()
        raise
    await conn.commit()


@asynccontextmanager
async def transaction(conn):
    async with opened(conn), decided(conn):
        yield conn
