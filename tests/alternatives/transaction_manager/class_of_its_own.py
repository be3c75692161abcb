# A class: when the manager has more to remember than local names, or is entered in more than one way
class Transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):
        try:
            if kind is None:
                await self.conn.commit()
            else:
                await self.conn.rollback()
        finally:
            await self.conn.close()


def transaction(conn):
    return Transaction(conn)
