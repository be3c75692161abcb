# One statement that does all or nothing: when the rules fit into it
import aiosqlite


class InsufficientFunds(Exception):
    pass


class Bank:
    MOVE = """
        UPDATE account SET balance = balance + CASE name WHEN :src THEN -:n ELSE :n END
        WHERE name IN (:src, :dst)
        AND (SELECT count(*) FROM account WHERE name IN (:src, :dst)) = 2
        AND (SELECT balance FROM account WHERE name = :src) >= :n
    """

    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        self.db = await aiosqlite.connect(self.path, isolation_level=None)
        return self

    async def __aexit__(self, *error):
        await self.db.close()

    async def transfer(self, src, dst, amount):
        async with self.db.execute(self.MOVE, {"src": src, "dst": dst, "n": amount}) as done:
            if done.rowcount == 2:
                return
        await self.balance(src)
        await self.balance(dst)
        raise InsufficientFunds(src)

    async def balance(self, name):
        rows = await self.db.execute_fetchall("SELECT balance FROM account WHERE name = ?", (name,))
        found = [balance for (balance,) in rows]
        if not found:
            raise KeyError(name)
        return found[0]
