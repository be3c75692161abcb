# wrong-result: takes an error that its caller is handling for one of the block
import sys


class Transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, *_):
        await (self.conn.rollback() if any(sys.exc_info()) else self.conn.commit())
        await self.conn.close()


def transaction(conn):
    return Transaction(conn)
