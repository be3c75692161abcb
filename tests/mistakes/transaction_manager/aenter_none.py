# context-manager-protocol: opens the connection and gives nothing to the block
class transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):  # <- here
        await self.conn.open()

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            await self.conn.commit()
        else:
            await self.conn.rollback()
        await self.conn.close()
