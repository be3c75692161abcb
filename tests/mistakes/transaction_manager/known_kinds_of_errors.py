# cleanup-skipped: rolls back for the kinds of errors that it knows, and ignores any other
import asyncio


class Transaction:
    def __init__(self, conn):
        self.conn = conn

    async def __aenter__(self):
        await self.conn.open()
        return self.conn

    async def __aexit__(self, kind, error, traceback):
        try:
            if error is None:
                await self.conn.commit()
            elif isinstance(error, Exception | asyncio.CancelledError):
                await self.conn.rollback()
        finally:
            await self.conn.close()


def transaction(conn):
    return Transaction(conn)
