# cleanup-skipped: the way out does not look at how the block ended
class transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):  # <- here
        await self.conn.commit()
        await self.conn.close()
