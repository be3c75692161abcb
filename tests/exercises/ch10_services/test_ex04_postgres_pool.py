"""postgres_pool: transfers that mix with nothing, and a pool that is whole after each of them."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any

import asyncpg
from asyncpg.transaction import Transaction

from grader.child.kit import Evidence, Finding, Kit, clean, leaves, show, value

SIZE = 5  # connections of the pool
PATIENCE = 2.0  # seconds; when nothing ends in so many, who still waits waits for ever
LEAST, MOST = 2, 3  # times so long: for a slow start; all that a check may take
LOOKING = 1.5  # seconds in which somebody asks for the total again and again, which is no progress
QUEUED = 1.0  # seconds within which a transfer waits for a row, if it ever does
TRANSFER, TOTAL = "transfer", "total"
LOCKS = " update"  # a look that says FOR UPDATE, or FOR NO KEY UPDATE, keeps others out
TABLE = "CREATE TABLE account (name text PRIMARY KEY, balance int NOT NULL CHECK (balance >= 0))"
GATE = """
    CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(20260, 1); RETURN NEW; END $$
"""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND usename = current_user"
SHOWN_BY = {  # what wrong balances show
    "read-await-write": "A change of somebody else was overwritten.",
    "shared-connection": "One change was committed without the other: no transaction holds both.",
    "cleanup-skipped": "The transaction was committed, and the refusal came after that.",
}
CONNECT = asyncpg.connect  # ours, while that of the learner is watched
OWN_WAYS = ("connect", "create_pool")  # to get connections beside the pool


class Bank:
    """A fresh table of accounts, the learner's functions on a pool, and connections of our own."""

    def __init__(self, kit: Kit, schema: str, watch: asyncpg.Connection, pool: asyncpg.Pool) -> None:
        self.kit = kit
        self.pool = pool
        self.asked: list[
            tuple[str, bool]
        ] = []  # queries of the pool as they ended, and whether with arguments
        self.own_ways: list[str] = []  # how the learner's code got other connections
        self.borrowed: list[object] = []  # connections as they were taken from the pool
        self.calls = 0  # of the learner's functions
        self.before: dict[str, int] = {}
        self._schema = schema
        self._watch = watch
        self._others: list[asyncpg.Connection] = []

    async def fill(self, balances: dict[str, int]) -> None:
        """Put accounts into the table."""
        self.before |= balances
        await self._watch.executemany("INSERT INTO account VALUES ($1, $2)", list(balances.items()))

    async def balances(self) -> dict[str, int]:
        """Give what everybody can see in the table now."""
        return dict(await self._watch.fetch("SELECT name, balance FROM account"))

    async def expect(self, when: str, changes: dict[str, int], code: str = "") -> None:
        """Expect the balances to be as at the beginning but for these changes; else it shows this code."""
        due = {name: balance + changes.get(name, 0) for name, balance in self.before.items()}
        got = await self.balances()
        place = self.kit.expect.where = self.kit.place_of(TRANSFER)
        if code and got != due:
            wrong = ", ".join(
                f"{name} has {got[name]} instead of {due[name]}" for name in due if got[name] != due[name]
            )
            self.kit.expect.reject(code, f"{when[0].upper()}{when[1:]}, {wrong}. {SHOWN_BY[code]}", place)
        self.kit.expect.equal(got, due, f"the table {when}")

    async def expect_no_trace(self, why: str) -> None:
        """Expect that a transfer which was refused, and was the last one, has changed nothing."""
        await asyncio.sleep(0)  # for the last query to be told
        words = [query.split()[0].rstrip(";") for query, _ in self.asked if query.strip()]
        steps = [word for word in words if word in {"begin", "update", "commit"}]
        whole = steps[:1] == ["begin"] and steps[-1:] == ["commit"] and steps.count("commit") == 1
        code = "cleanup-skipped" if whole else "shared-connection"
        await self.expect(f"after a transfer that was refused because {why}", {}, code)

    async def queries_of_total(self) -> int:
        """Count what a call of total asks of the table."""
        self.asked.clear()
        await self.call(TOTAL)
        await asyncio.sleep(0)  # for the last one to be told
        return sum("account" in query for query, _ in self.asked)

    def begin(self, name: str, *args: object) -> asyncio.Task[Any]:
        """Start one of the learner's functions."""
        self.calls += 1
        return self.kit.begin(self.kit.module, name, self.pool, *args)

    async def call(self, name: str, *args: object) -> object:
        """Call one of the learner's functions alone; give its value or let its error out."""

        async def steps() -> object:
            task = self.begin(name, *args)
            await self.ended(task, after=f"a call of {name}")
            return task.result()

        return await self.kit.scenario(name, steps)

    async def refused(self, error: type[Exception], why: str, *args: object) -> None:
        """Expect that a transfer raises this error."""
        try:
            got = await self.call(TRANSFER, *args)
        except error:
            return
        except asyncpg.PostgresError as raised:
            message = f"{type(raised).__name__} reached the caller, where {error.__name__} is due: {why}."
            self.kit.expect.that(False, message, self._other_error(raised))
        message = f"A transfer gave {got!r}, where {error.__name__} is due: {why}."
        self.kit.expect.that(
            False, message, Finding(Evidence.WRONG_VALUE, self.kit.place_of(TRANSFER), TRANSFER)
        )

    async def ended(self, *tasks: asyncio.Task[Any], after: str) -> None:
        """Wait until calls have ended, and tell what their errors show if these are not for the caller."""
        pending = await self._pending(tasks)
        if pending and (self.pool.is_closing() or not self.pool.get_idle_size()):
            stuck = self.kit.waits(*pending)
            for task in pending:
                task.cancel()
            size, idle = self.pool.get_size(), self.pool.get_idle_size()
            await asyncio.wait(pending, timeout=1)
            self._expect_no_other_way()
            if size == self.pool.get_idle_size():  # nobody had lost one: who waited held them
                message = f"Calls held all {size} connections of the pool, and none of them went on."
                places = [wait.place for wait in stuck] or [self.kit.place_of(TRANSFER)]
                # As many as there are connections hold one; the others wait for their first.
                place = next((each for each in places if places.count(each) == size), places[-1])
                self.kit.expect.reject("deadlock", message, place)
            self._reject_kept(after, size - idle)
        await self.kit.ended(*tasks)
        for task in tasks:
            error = None if task.cancelled() else task.exception()
            for leaf in leaves(error) if error else ():
                self._explain(leaf, alone=len(tasks) == 1)
        self._expect_no_other_way()

    async def _pending(self, tasks: Sequence[asyncio.Task[Any]]) -> set[asyncio.Task[Any]]:
        """Wait until calls have ended, or nothing goes on any more; give those that have not ended."""
        pending = set(tasks)
        for number in range(MOST):
            before = len(self.asked), len(pending)
            _, pending = await asyncio.wait(tasks, timeout=PATIENCE)
            goes_on = before != (len(self.asked), len(pending))
            if not pending or (not goes_on and number + 1 >= LEAST):
                break
        return pending

    def expect_whole(self, after: str) -> None:
        """Expect that every connection is back in the pool."""
        missing = self.pool.get_size() - self.pool.get_idle_size()
        if missing and len(self.borrowed) < self.calls:
            message = f"After {after}, a connection was kept: {self.calls} calls have borrowed "
            message += f"{len(self.borrowed)}, and tasks that share one share its transaction."
            place = self.kit.line_with(".acquire(") or self.kit.place_of(TRANSFER)
            self.kit.expect.reject("shared-connection", message, place)
        if missing:
            self._reject_kept(after, missing)

    async def other(self) -> asyncpg.Connection:
        """Give a connection of another program."""
        connection = await connect(self.kit, self._schema)
        self._others.append(connection)
        return connection

    async def gate(self, name: str) -> asyncpg.Connection:
        """Hold up each change of an account until the connection is closed that this gives."""
        await self._watch.execute(GATE)
        quoted = await self._watch.fetchval("SELECT quote_literal($1::text)", name)
        await self._watch.execute(
            "CREATE TRIGGER gate BEFORE UPDATE ON account FOR EACH ROW "
            f"WHEN (OLD.name = {quoted}) EXECUTE FUNCTION wait_at_gate()"
        )
        gate = await self.other()
        await gate.execute("SELECT pg_advisory_lock(20260, 1)")
        return gate

    async def queued(self, number: int, *calls: asyncio.Task[Any]) -> None:
        """Wait until that many of the calls wait for a row, or until it is clear that fewer ever will."""
        end = self.kit.now() + QUEUED
        while not all(call.done() for call in calls) and self.kit.now() < end:
            if await self._watch.fetchval(WAITING) >= number:
                return
            await asyncio.sleep(0.002)

    def close(self) -> None:
        """End every connection, whatever it is doing."""
        for connection in (*self._others, self.pool, self._watch):
            connection.terminate()

    def _reject_kept(self, after: str, missing: int) -> None:
        message = f"After {after}, {missing} of the connections had not come back to the pool."
        place = self.kit.line_with(".acquire(") or self.kit.place_of(TRANSFER)
        self.kit.expect.reject("lock-not-released", message, place)

    def _expect_no_other_way(self) -> None:
        place = self.kit.line_with(*(f"{way}(" for way in OWN_WAYS)) or self.kit.place_of(TRANSFER)
        if self.own_ways:
            message = (
                f"A call used `{self.own_ways[0]}` for a connection of its own, beside those of the pool."
            )
            self.kit.expect.reject("session-per-request", message, place)
        if self.pool.is_closing():
            place = self.kit.line_with(".close(", "with pool", ".terminate(") or place
            message = "A call has closed the pool, which is there for all calls."
            self.kit.expect.reject("session-per-request", message, place)

    def explain_refusal(self, error: BaseException) -> None:
        """Tell the deadlock of which a refusal was made where nobody has too little."""
        cause: BaseException | None = error
        while cause and not isinstance(cause, asyncpg.DeadlockDetectedError):
            cause = cause.__cause__ or cause.__context__
        if cause:
            self._explain(cause, alone=False)

    def _explain(self, error: BaseException, *, alone: bool) -> None:
        reject, place = self.kit.expect.reject, self.kit.line_of(error)
        said = f"{type(error).__name__}: {error}".partition("\n")[0].rstrip(".")
        if isinstance(error, asyncpg.InterfaceError):
            self._expect_no_other_way()
            message = "A connection was used for two things at the same time, or after it was given back."
            reject("shared-connection", f"{message} asyncpg says: {said}.", place)
        if isinstance(error, asyncpg.DeadlockDetectedError):
            message = "Two transfers had locked one account each, and each waited for that of the other."
            reject("deadlock", f"{message} PostgreSQL ended one of them: {said}.", place)
        if isinstance(error, asyncpg.PostgresSyntaxError):
            self.kit.expect.that(False, f"PostgreSQL cannot read a query: {said}.", self._other_error(error))
        if alone:
            return
        looked = any(
            arguments and "select" in query and ("balance" in query or "*" in query) and LOCKS not in query
            for query, arguments in self.asked
        )
        if looked and isinstance(error, asyncpg.CheckViolationError | asyncpg.SerializationError):
            message = (
                "An account was changed by somebody else between the look at its balance and the change."
            )
            begun = any("begin" in query or "start transaction" in query for query, _ in self.asked)
            code = "read-await-write" if begun else "shared-connection"  # no transaction holds the two
            reject(code, f"{message} PostgreSQL refused: {said}.", place)

    def _other_error(self, error: BaseException) -> Finding:
        place = self.kit.line_of(error) or self.kit.place_of(TRANSFER)
        return Finding(Evidence.ERROR, place, type(error).__name__, text=str(error).partition("\n")[0])


async def connect(kit: Kit, schema: str) -> asyncpg.Connection:
    """Connect to the database of this run; the table is that of one check."""
    return await patiently(lambda: CONNECT(kit.database, server_settings={"search_path": schema}))


async def patiently(make: Callable[[], Awaitable[asyncpg.Connection]]) -> asyncpg.Connection:
    """Get a connection; those of an earlier check may take a moment to be gone."""
    for _ in range(30):
        try:
            return await make()
        except asyncpg.TooManyConnectionsError:
            await asyncio.sleep(0.1)
    return await make()


@contextlib.asynccontextmanager
async def opened(kit: Kit, accounts: dict[str, int], *, crowd: bool = False) -> AsyncIterator[Bank]:
    """Make a table and a pool, and end everything afterwards; `crowd`: with all connections at once."""
    schema = f"check_{secrets.token_hex(6)}"  # not from the seed: a check may be repeated
    watch = await connect(kit, schema)
    await watch.execute(f"CREATE SCHEMA {schema}")
    await watch.execute(TABLE)
    asked: list[tuple[str, bool]] = []
    borrowed: list[object] = []

    async def borrow(connection: object) -> None:
        borrowed.append(connection)

    async def prepare(connection: asyncpg.Connection) -> None:
        connection.add_query_logger(lambda record: asked.append((record.query.lower(), bool(record.args))))

    # None is least: with more, the pool has tasks of its own, which are not the learner's.
    settings = {"search_path": schema}
    pool = await asyncpg.create_pool(
        kit.database, min_size=0, max_size=SIZE, server_settings=settings, init=prepare, setup=borrow
    )
    made = [await patiently(pool.acquire) for _ in range(SIZE if crowd else 1)]
    for connection in made:
        await pool.release(connection)
    bank = Bank(kit, schema, watch, pool)
    borrowed.clear()
    bank.asked, bank.borrowed = asked, borrowed
    try:
        await bank.fill(accounts)
        with noting_other_ways(bank):
            yield bank
    finally:
        bank.close()


@contextlib.contextmanager
def noting_other_ways(bank: Bank) -> Iterator[None]:
    """Write down when the learner's code gets connections elsewhere."""

    def noting(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def noted(*args: object, **kwargs: object) -> object:
            bank.own_ways.append(name)
            return real(*args, **kwargs)

        return noted

    undo = []
    for name in OWN_WAYS:
        real = getattr(asyncpg, name)
        owners = [(asyncpg, name)]
        owners += [
            (bank.kit.module, alias) for alias, thing in vars(bank.kit.module).items() if thing is real
        ]
        for owner, alias in owners:
            setattr(owner, alias, noting(f"asyncpg.{name}", real))
            undo.append((owner, alias, real))
    try:
        yield
    finally:
        for owner, alias, real in undo:
            setattr(owner, alias, real)


def some(kit: Kit, number: int, least: int = 100) -> dict[str, int]:
    """Draw accounts that hold at least so much."""
    return {name: least + kit.random.randint(0, 100) for name in kit.names(number)}


@value
async def test_a_transfer(kit: Kit) -> None:
    """A transfer moves the amount, all of the balance if need be, and gives the new balance of src."""
    accounts = some(kit, 3)
    src, dst, other = accounts
    n = kit.random.randint(10, 90)
    async with opened(kit, accounts) as bank:
        got = await bank.call(TRANSFER, src, dst, n)
        kit.expect.equal(got, accounts[src] - n, "what transfer gave")
        await bank.expect("after a transfer", {src: -n, dst: n})
        kit.expect.equal(await bank.call(TRANSFER, src, dst, accounts[src] - n), 0, "what transfer gave")
        changes = {src: -accounts[src], dst: accounts[src]}
        await bank.expect("after src has given all", changes)
        await bank.ended(bank.begin(TRANSFER, other, other, 10), after="a transfer")
        # Whether it should be refused, nobody has said.
        await bank.expect("after a transfer from an account to itself", changes)


@value
async def test_the_total(kit: Kit) -> None:
    """total gives the sum of all balances, 0 where there are none, and asks the database once."""
    accounts = some(kit, kit.random.randint(3, 6))
    async with opened(kit, {}) as bank:
        kit.expect.equal(await bank.call(TOTAL), 0, "the total of no accounts")
        await bank.fill(accounts)
        kit.expect.equal(await bank.call(TOTAL), sum(accounts.values()), "the total")
        number = await bank.queries_of_total()
        message = f"total sent {number} queries; other transfers can come in between. One is enough."
        finding = Finding(Evidence.WRONG_CALLS, kit.place_of(TOTAL), "the database", count=number, wanted=1)
        kit.expect.that(number == 1, message, finding)
        bank.expect_whole("a call of total")


@value
async def test_refused_transfers(kit: Kit) -> None:
    """An unknown name raises KeyError, too little money ValueError, and nothing changes."""
    accounts = some(kit, 2)
    src, dst = accounts
    nobody = kit.word()
    async with opened(kit, accounts) as bank:
        for error, why, *args in (
            (KeyError, "there is no such src", nobody, dst, 10),
            (KeyError, "there is no such dst", src, nobody, 10),
            (ValueError, "src has too little", src, dst, accounts[src] + 1),
        ):
            bank.asked.clear()
            await bank.refused(error, why, *args)
            await bank.expect_no_trace(why)
        await bank.call(TRANSFER, src, dst, 10)
        await bank.expect("after a good transfer", {src: -10, dst: 10})


@value
async def test_names_are_no_sql(kit: Kit) -> None:
    """Names may hold quotes and anything else: they reach the database as parameters."""
    first, second, third = kit.names(3)
    mark = kit.word()
    src, dst = f"{first} o'{second} {mark}", f'"{third}"; -- $1 %s'
    async with opened(kit, {src: 100, dst: 50, first: 20}) as bank:
        kit.expect.equal(await bank.call(TRANSFER, src, dst, 30), 70, "what transfer gave")
        await bank.expect("after a transfer between names with quotes", {src: -30, dst: 30})
        stranger = f"x' OR name = '{first}"
        await bank.refused(KeyError, f"there is no {stranger}", stranger, dst, 10)
        await bank.expect("after a transfer from an unknown name with quotes", {src: -30, dst: 30})
        await asyncio.sleep(0)  # for the last query to be told
        pasted = next((query for query, _ in bank.asked if mark.lower() in query), None)
        if pasted:
            message = f"A name stands in the text of a query, where $1 should stand for it: {show(pasted)}."
            kit.expect.reject(
                "wrong-result", message, kit.line_with('f"', "f'", ".format(") or kit.expect.where
            )


@value
async def test_many_at_the_same_time(kit: Kit) -> None:
    """Fifty transfers in opposite directions lose and make no money; total is right at any moment."""
    accounts = some(kit, 4, least=1000)
    a, b, c, d = accounts
    amounts = [kit.random.randint(1, 9) for _ in range(12)]
    rows = [(*pair, n) for n in amounts for pair in ((a, b), (b, a), (c, d), (d, a))]
    rows += [(a, b, 100_000), (c, b, 100_000)]
    kit.random.shuffle(rows)
    tasks: list[asyncio.Task[Any]] = []
    totals = set()
    async with opened(kit, accounts, crowd=True) as bank:

        async def look() -> None:
            while not all(task.done() for task in tasks) and kit.now() < end:
                got = await bank.begin(TOTAL)
                totals.update([got] if type(got) is int else [])

        async def steps() -> None:
            tasks.extend(bank.begin(TRANSFER, *row) for row in rows)
            await bank.ended(*tasks, kit.start(look()), after=f"{len(rows)} transfers at the same time")
            for row, task in zip(rows, tasks, strict=True):
                _expect_outcome(bank, row, task)

        end = kit.now() + LOOKING
        await kit.scenario(TRANSFER, steps)
        moved = sum(amounts)
        await bank.expect(
            f"after {len(rows)} transfers at the same time", {c: -moved, a: moved}, "read-await-write"
        )
        wrong = totals - {sum(accounts.values())}
        if wrong:
            message = (
                f"While money was moved, the total was {wrong.pop()} instead of {sum(accounts.values())}."
            )
            several = await bank.queries_of_total() > 1
            kit.expect.that(not several, message, Finding(Evidence.WRONG_VALUE, kit.place_of(TOTAL), TOTAL))
            kit.expect.reject(
                "shared-connection", f"{message} {SHOWN_BY['shared-connection']}", kit.place_of(TRANSFER)
            )
        bank.expect_whole("many transfers at the same time")


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Transfers succeed at the same time in each event loop of a program, not in the first one alone."""

    async def all_around() -> None:
        accounts = some(kit, 4)
        a, b, c, d = accounts
        async with opened(kit, accounts) as bank:

            async def steps() -> None:
                tasks = [bank.begin(TRANSFER, *row, 1) for row in ((a, b), (b, c), (c, d), (d, a)) * 2]
                await bank.ended(*tasks, after="eight transfers at the same time")
                await kit.results(*tasks)

            await kit.scenario(TRANSFER, steps)

    for _ in range(2):
        asyncio.run(all_around())


@value
async def test_two_against_each_other(kit: Kit) -> None:
    """Two transfers that need the same two accounts in opposite directions both succeed."""
    accounts = some(kit, 2)
    a, b = accounts
    async with opened(kit, accounts, crowd=True) as bank:

        async def steps() -> None:
            locks = {name: await changed(bank, name) for name in (a, b)}
            there = bank.begin(TRANSFER, a, b, 5)
            await bank.queued(1, there)
            back = bank.begin(TRANSFER, b, a, 7)
            await bank.queued(2, there, back)
            await locks[a].rollback()
            await bank.queued(2, there, back)
            await locks[b].rollback()
            await bank.ended(there, back, after="two transfers against each other")
            for error in filter(None, (there.exception(), back.exception())):
                bank.explain_refusal(error)
            await kit.results(there, back)

        await kit.scenario(TRANSFER, steps)
        await bank.expect("after two transfers against each other", {a: 2, b: -2}, "read-await-write")


@value
async def test_beside_another_program(kit: Kit) -> None:
    """When another program changes an account meanwhile, neither change is lost."""
    accounts = some(kit, 2)
    src, dst = accounts
    async with opened(kit, accounts) as bank:
        got = (await transfer_beside(bank, src, -7, src, dst, 10)).result()
        await bank.expect("after a transfer beside another program", {src: -17, dst: 10}, "read-await-write")
        if got == accounts[src] - 10:
            message = f"transfer gave {got!r} as the new balance of src; it is {accounts[src] - 17}."
            kit.expect.reject("read-await-write", message, kit.place_of(TRANSFER))
        kit.expect.equal(got, accounts[src] - 17, "what transfer gave")
        (await transfer_beside(bank, dst, -3, src, dst, 10)).result()
        await bank.expect("after a transfer beside another program", {src: -27, dst: 17}, "read-await-write")
        got, left = await given_before(bank, src, -2, src, dst, 10), accounts[src] - 37
        if got == left - 2:
            message = (
                f"transfer gave {got}, where it had left {left} to src: another program came in between."
            )
            kit.expect.reject("read-await-write", message, kit.place_of(TRANSFER))
        kit.expect.equal(got, left, "what transfer gave")


@value
async def test_another_program_was_faster(kit: Kit) -> None:
    """When another program takes the money first, the transfer raises ValueError and changes nothing."""
    accounts = some(kit, 2)
    src, dst = accounts
    async with opened(kit, accounts) as bank:
        call = await transfer_beside(bank, src, 1 - accounts[src], src, dst, 10)
        if not isinstance(call.exception(), ValueError):
            error = call.exception()
            if error:
                raise error
            message = "Another program left 1 to src, and 10 were taken from it all the same."
            kit.expect.reject("read-await-write", message, kit.place_of(TRANSFER))
        changes = {src: 1 - accounts[src]}
        await bank.expect("after a transfer that came too late", changes, "read-await-write")


@clean
async def test_connections_come_back(kit: Kit) -> None:
    """However often transfers are refused, every connection comes back to the pool."""
    accounts = some(kit, 2)
    src, dst = accounts
    nobody = kit.word()
    async with opened(kit, accounts) as bank:
        for _ in range(2):
            await bank.call(TRANSFER, src, dst, 1)
        bank.expect_whole("two transfers")
        for error, why, *args in (
            (KeyError, "there is no such dst", src, nobody, 1),
            (KeyError, "there is no such src", nobody, dst, 1),
            (ValueError, "src has too little", src, dst, 100_000),
        ):
            for _ in range(SIZE + 1):
                await bank.refused(error, why, *args)
                bank.expect_whole(f"a transfer that was refused because {why}")
        kit.expect.equal(await bank.call(TOTAL), sum(accounts.values()), "the total")


@clean
async def test_cancelled_at_the_change_of_src(kit: Kit) -> None:
    """A transfer cancelled while it changes src leaves nothing changed, and gives its connection back."""
    await cancelled_at(kit, 0)


@clean
async def test_cancelled_at_the_change_of_dst(kit: Kit) -> None:
    """A transfer cancelled while it changes dst leaves nothing changed, and gives its connection back."""
    await cancelled_at(kit, 1)


async def changed(bank: Bank, name: str, change: int = 0) -> Transaction:
    """Let another program change an account; it is locked until the transaction ends that this gives."""
    other = await bank.other()
    transaction: Transaction = other.transaction()
    await transaction.start()
    await other.execute("UPDATE account SET balance = balance + $2 WHERE name = $1", name, change)
    return transaction


async def transfer_beside(bank: Bank, name: str, change: int, *args: object) -> asyncio.Task[Any]:
    """Let another program change an account while a transfer waits for it; give the ended transfer."""
    transaction = await changed(bank, name, change)

    async def steps() -> asyncio.Task[Any]:
        call = bank.begin(TRANSFER, *args)
        await bank.queued(1, call)
        await transaction.commit()
        await bank.ended(call, call, after="a transfer beside another program")
        return call

    call: asyncio.Task[Any] = await bank.kit.scenario(TRANSFER, steps)
    return call


async def given_before(bank: Bank, name: str, change: int, *args: object) -> object:
    """Let another program be the next to have the table after a transfer; give what the transfer gave."""
    gate, other = await bank.gate(name), await bank.other()

    async def follow() -> None:
        async with other.transaction():
            await other.execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE")  # who reads later waits for us
            await other.execute("UPDATE account SET balance = balance + $2 WHERE name = $1", name, change)

    async def steps() -> object:
        call = bank.begin(TRANSFER, *args)
        await bank.queued(1, call)
        following = bank.kit.start(follow())
        await bank.queued(2, following)
        await gate.close()
        await bank.ended(call, following, after="a transfer beside another program")
        return call.result()

    return await bank.kit.scenario(TRANSFER, steps)


async def cancelled_at(kit: Kit, which: int) -> None:
    """Hold up the change of one of the two accounts, look what others see by then, and cancel."""
    accounts = some(kit, 2)
    src, dst = accounts
    role = ("src", "dst")[which]
    async with opened(kit, accounts) as bank:
        gate = await bank.gate((src, dst)[which])

        async def steps() -> None:
            call = bank.begin(TRANSFER, src, dst, 10)
            await bank.queued(1, call)
            if not call.done():
                await bank.expect(f"while a transfer changes {role}", {}, "shared-connection")
            call.cancel()
            await bank.ended(call, after="a transfer was cancelled")
            if not call.cancelled():
                call.result()  # an error of its own says more
                message = "transfer was cancelled, and it returned all the same."
                kit.expect.reject("swallowed-cancellation", message, kit.place_of(TRANSFER))

        await kit.scenario(TRANSFER, steps)
        await gate.close()
        await bank.expect("after a transfer that was cancelled", {}, "shared-connection")
        await bank.call(TRANSFER, src, dst, 10)
        await bank.expect("after a cancelled transfer and a good one", {src: -10, dst: 10})
        bank.expect_whole("a transfer was cancelled")


def _expect_outcome(bank: Bank, row: tuple[str, str, int], task: asyncio.Task[Any]) -> None:
    """Expect that a transfer of the crowd succeeded, or was refused for its reason."""
    src, _, amount = row
    error = task.exception()
    if error and not (isinstance(error, ValueError) and amount > 10_000):
        bank.explain_refusal(error)
        raise error
    if not error and amount > 10_000:
        message = f"{amount} were taken from {src}, who never had so much."
        bank.kit.expect.that(
            False, message, Finding(Evidence.WRONG_VALUE, bank.kit.place_of(TRANSFER), TRANSFER)
        )
