# context-manager-protocol: gives the manager instead of the connection
class transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self  # <- here

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            await self.conn.commit()
        else:
            await self.conn.rollback()
        await self.conn.close()
