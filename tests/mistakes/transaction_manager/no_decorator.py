# context-manager-protocol: an async generator without the decorator is no manager
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
