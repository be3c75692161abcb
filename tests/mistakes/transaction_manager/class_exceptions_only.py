# cleanup-skipped: rolls back for kinds of Exception, which a cancellation is not
class Transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):  # <- here
        if kind is None:
            await self.conn.commit()
        elif issubclass(kind, Exception):
            await self.conn.rollback()
        await self.conn.close()


def transaction(conn):
    return Transaction(conn)
