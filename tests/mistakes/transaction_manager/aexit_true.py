# context-manager-protocol: tells Python to drop every error of the block
class transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):
        if kind is None:
            await self.conn.commit()
        else:
            await self.conn.rollback()
        await self.conn.close()
        return True  # <- here
