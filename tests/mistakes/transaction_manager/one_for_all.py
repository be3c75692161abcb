# wrong-result: keeps the connection of the latest use for all that are in use
class _Transaction:
    conn = None

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            await self.conn.commit()
        else:
            await self.conn.rollback()
        await self.conn.close()


_shared = _Transaction()


def transaction(conn):
    _shared.conn = conn
    return _shared
