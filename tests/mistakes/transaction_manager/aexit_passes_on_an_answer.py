# context-manager-protocol: gives what close gives to Python, and something true drops the error of the block
class transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):
        decide = self.conn.rollback if kind else self.conn.commit
        await decide()
        return await self.conn.close()  # <- here
