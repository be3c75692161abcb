"""sqlite_transfers: no transfer mixes with another, none is half done, and nothing stays open."""

import asyncio
import contextlib
import functools
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, cast

from grader.child.kit import Evidence, Finding, Kit, Locks, clean, free, leaves, value

STEP = 0.02  # seconds that a statement takes where its duration matters
MOST_STEPS = 15  # that a transfer may take before its cancellation is given up
PATIENCE = 4.0  # seconds; who still waits then waits for ever
CROWDED = 30.0  # seconds that a connection may wait for many others on a busy machine
BANK, TRANSFER, BALANCE = "Bank", "Bank.transfer", "Bank.balance"
HALF = "One change was committed without the other: no transaction holds both."
NOT_COMMITTED = "It is not committed: only the connection that made the change can see it."
MIXED = {  # what wrong balances show, counted from the transfers that succeeded
    "shared-connection": "They share a transaction: a rollback of one takes back what others have changed.",
    "cleanup-skipped": "What a refused one had changed was committed with another one.",
}
_connect = sqlite3.connect  # ours, while that of the learner's code is watched


class Watched:
    """Connections that the learner's code opened, and what it did with them, in whatever thread."""

    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.closed = 0
        self.most = 0  # connections that were open at the same time
        self.on_loop = 0  # statements in the thread of the event loop
        self.nested = False  # a transaction was begun inside another one of the same connection
        self.alone = False  # when that happened whoever may have begun the first one had ended
        self.transfers: list[asyncio.Task[Any]] = []
        self.step = 0.0  # seconds that each statement takes longer
        self.timeout = 3.0  # seconds that a connection waits for another one, unless the learner's code says
        self._loop_thread = threading.get_ident()

    @property
    def open(self) -> int:
        """How many connections are open now."""
        return len(self.connections) - self.closed

    def left_open(self) -> "Connection | None":
        """Give a connection with an open transaction, where whoever may have begun it has ended."""
        under_way = [task for task in self.transfers if not task.done()]
        inside = [each for each in self.connections if each.is_open and each.in_transaction]
        return next((each for each in inside if each.begun_by and each.begun_by.isdisjoint(under_way)), None)

    def connect(self, *args: object, **options: object) -> sqlite3.Connection:
        """Open a connection that tells what is done with it."""
        options = {"factory": Connection, "timeout": self.timeout} | options
        if self.step:  # a wait for what never ends should end before the check does
            options["timeout"] = min(cast("float", options["timeout"]), self.timeout)
        made: Connection = _connect(*args, **options)
        made.watched = self
        made.of_a_call = bool(self.transfers)
        with contextlib.suppress(
            sqlite3.OperationalError
        ):  # refused where a transaction is open all the time
            sqlite3.Connection.execute(made, "PRAGMA synchronous = OFF")  # nothing has to outlive the check
        self.connections.append(made)
        self.most = max(self.most, self.open)
        return made

    def sees(self, connection: "Connection", sql: str) -> None:
        """Write down a statement that is about to run, and let it take its time."""
        begins = sql.strip().lower().startswith("begin")
        under_way = [task for task in self.transfers if not task.done()]
        if begins and connection.in_transaction:
            self.nested = True
            left = bool(connection.begun_by) and connection.begun_by.isdisjoint(under_way)
            self.alone |= left or len(under_way) <= 1
        elif begins:
            connection.begun_by = frozenset(under_way)
        if threading.get_ident() == self._loop_thread:
            self.on_loop += 1
        elif self.step:
            time.sleep(self.step)


class Cursor(sqlite3.Cursor):
    """A cursor that tells what is done with it."""

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        """Tell, and run a statement."""
        self.connection.watched.sees(self.connection, sql)
        return super().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        """Tell, and run a statement several times."""
        self.connection.watched.sees(self.connection, sql)
        return super().executemany(sql, *parameters)

    def executescript(self, sql: str) -> sqlite3.Cursor:
        """Tell, and run several statements."""
        self.connection.watched.sees(self.connection, sql)
        return super().executescript(sql)


class Connection(sqlite3.Connection):
    """A connection that tells what is done with it."""

    watched: Watched
    begun_by: frozenset[asyncio.Task[Any]] = frozenset()  # transfers under way when its transaction began
    is_open = True
    of_a_call = False  # opened for a call, and not with the bank

    def cursor(self, factory: type[sqlite3.Cursor] = Cursor) -> sqlite3.Cursor:
        """Give a cursor that tells, too."""
        return super().cursor(factory)

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        """Run a statement on a new cursor."""
        return self.cursor().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters: object) -> sqlite3.Cursor:
        """Run a statement several times on a new cursor."""
        return self.cursor().executemany(sql, *parameters)

    def executescript(self, sql: str) -> sqlite3.Cursor:
        """Run several statements on a new cursor."""
        return self.cursor().executescript(sql)

    def commit(self) -> None:
        """Tell, and commit."""
        self.watched.sees(self, "COMMIT")
        super().commit()

    def rollback(self) -> None:
        """Tell, and roll back."""
        self.watched.sees(self, "ROLLBACK")
        super().rollback()

    def close(self) -> None:
        """Count, and close."""
        self.watched.closed += self.is_open
        self.is_open = False
        super().close()


class Books:
    """A database file of accounts, the learner's bank on it, and a connection of our own."""

    def __init__(self, kit: Kit, accounts: dict[str, int], *, step: float = 0.0, crowd: bool = False) -> None:
        self.kit = kit
        self.before = accounts
        self.watched = Watched()
        self.watched.step = step
        self.watched.timeout = CROWDED if crowd else self.watched.timeout
        self.bank: Any = None
        self.path = str(Path(tempfile.mkdtemp(dir=Path.cwd()), "bank.db"))
        self.ours = _connect(self.path, isolation_level=None)
        self.ours.execute("PRAGMA synchronous = OFF")
        self.ours.execute("PRAGMA journal_mode = WAL")  # we read without being in anybody's way
        self.ours.execute("CREATE TABLE account (name TEXT PRIMARY KEY, balance INTEGER NOT NULL)")
        self.ours.executemany("INSERT INTO account VALUES (?, ?)", accounts.items())

    async def use(self, steps: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Enter the learner's bank, do these steps, and leave it; what is left behind is looked at then."""

        async def block() -> None:
            async with self.kit.manager(self.kit.make(BANK, self.path), BANK) as self.bank:
                if self.bank is None:
                    message = "The name after `as` got None; it should be the bank."
                    self.kit.expect.reject(
                        "context-manager-protocol", message, self.kit.place_of("Bank.__aenter__")
                    )
                await steps()

        async def whole() -> None:
            task = self.kit.start(block())
            await asyncio.wait([task], timeout=3 * PATIENCE)  # longer than any call in it
            await self.finish(task, after="the block had ended")
            task.result()

        with self._watching():
            await self.kit.scenario(BANK, whole)

    def begin(self, name: str, *args: object) -> asyncio.Task[Any]:
        """Start a method."""
        task = self.kit.begin(self.bank, name, *args)
        if name == TRANSFER:
            self.watched.transfers.append(task)
        return task

    async def call(self, name: str, *args: object, after: str = "") -> object:
        """Call a method; give its value or let its error out."""
        task = self.begin(name, *args)
        await self.finish(task, after=after)
        return task.result()

    async def finish(self, *tasks: asyncio.Task[Any], after: str) -> None:
        """Wait until calls have ended, and tell what their errors show if these are not for the caller."""
        _, pending = await asyncio.wait(tasks, timeout=PATIENCE)
        stuck = self.kit.waits(*pending) if pending else ()
        if after and stuck and all(wait.what == "Queue.get" for wait in stuck):
            for task in pending:
                await self.kit.give_up(task)
            message = (
                f"After {after}, `Queue.get` waits for ever: what was taken out there did not come back."
            )
            self.kit.expect.reject("lock-not-released", message, stuck[0].place)
        await self.kit.ended(*tasks, after=after)
        for task in tasks:
            error = None if task.cancelled() else task.exception()
            for leaf in leaves(error) if error else ():
                self._explain(leaf)

    async def refused(self, error: str, why: str, name: str, *args: object) -> None:
        """Expect that a call raises an error of this name."""
        due = KeyError if error == "KeyError" else self.kit.get(error)
        try:
            got = await self.call(name, *args)
        except due:
            return
        place = self.kit.place_of(name)
        message = f"{name} gave {got!r}, where {error} is due: {why}."
        if self.committed() == self.before:
            handler = self.kit.line_with("except ")
            if handler and name == TRANSFER:
                self.kit.expect.reject("errors-hidden", message, handler)
        self.kit.expect.that(False, message, Finding(Evidence.WRONG_VALUE, place, name))

    def committed(self) -> dict[str, int]:
        """Give what another connection sees now."""
        return dict(self.ours.execute("SELECT name, balance FROM account"))

    def expect(self, when: str, changes: dict[str, int], code: str = "", why: str = "") -> None:
        """Expect the balances to be as at the beginning but for these changes; else it shows this code."""
        due = {name: balance + changes.get(name, 0) for name, balance in self.before.items()}
        got = self.committed()
        place = self.kit.expect.where = self.kit.place_of(TRANSFER)
        if code and got != due:
            wrong = ", ".join(
                f"{name} has {got[name]} instead of {due[name]}" for name in due if got[name] != due[name]
            )
            self.kit.expect.reject(code, f"{when[0].upper()}{when[1:]}, {wrong}. {why}".strip(), place)
        self.kit.expect.equal(got, due, f"the table {when}")

    def expect_sum(self, when: str, code: str, why: str) -> None:
        """Expect that all balances together are what they were; else it shows this code."""
        got, due = sum(self.committed().values()), sum(self.before.values())
        if got != due:
            message = f"{when[0].upper()}{when[1:]}, the accounts hold {got} together instead of {due}. {why}"
            self.kit.expect.reject(code, message, self.kit.place_of(TRANSFER))

    def expect_closed(self, when: str) -> None:
        """Expect that every connection is closed."""
        if self.watched.open:
            message = (
                f"When the block had ended{when}, {self.watched.open} of {len(self.watched.connections)} "
            )
            message += "connections were still open."
            place = self.kit.line_with("connect(") or self.kit.place_of(BANK)
            self.kit.expect.reject("cleanup-skipped", message, place)

    def mixed(self, locks: Locks, otherwise: str) -> str:
        """Say what it shows when transfers got into each other's way, by the connections and locks in use."""
        if locks.one_each:
            return "semaphore-per-call"
        if self.watched.most > 1:
            return "read-await-write"
        different = {id(taking.lock) for taking in locks.takings}
        return otherwise if len(different) == 1 else "shared-connection"

    def expect_no_task(self, before: set[asyncio.Task[Any]]) -> None:
        """Expect that a cancelled transfer waits for what it has started; tasks of the bank may live on."""
        for task in asyncio.all_tasks() - before:
            record = getattr(task, "record", None)
            if record and record.waited and not record.own:
                message = f"A transfer was cancelled and ended, and its task `{record.name}` went on."
                code = "shield-misused" if record.shield else "task-not-awaited"
                self.kit.expect.reject(code, message, record.shield or record.created)

    def _explain(self, error: BaseException) -> None:
        reject, place = self.kit.expect.reject, self.kit.line_of(error)
        if isinstance(error, ValueError) and not self.watched.connections:
            message = (
                "A connection was used that was never opened: nothing awaited or entered what `connect` gave."
            )
            reject("forgotten-await", message, self.kit.line_with("aiosqlite.connect(") or place)
        if not isinstance(error, sqlite3.OperationalError):
            return
        if self.watched.alone:
            message = (
                "A transaction was begun although an earlier transfer, which had ended, had left its own open"
            )
            reject("cleanup-skipped", f"{message}. SQLite says: {error}.", place)
        if self.watched.nested:
            message = "A transaction was begun in a connection in which another task had one under way."
            reject("shared-connection", f"{message} SQLite says: {error}.", place)
        left = self.watched.left_open()
        if error.sqlite_errorname == "SQLITE_BUSY" and left:
            place = (left.of_a_call and self.kit.line_with("connect(")) or place
            message = (
                "A transfer had ended and left its transaction open, and this one waited for it in vain."
            )
            reject("cleanup-skipped", f"{message} SQLite says: {error}.", place)
        if error.sqlite_errorname == "SQLITE_BUSY_SNAPSHOT":
            message = (
                "Another connection wrote between this one's first look and its change, which was refused."
            )
            reject("read-await-write", f"{message} SQLite says: {error}.", place)

    @contextlib.contextmanager
    def _watching(self) -> Iterator[None]:
        module = self.kit.module
        owners = [(sqlite3, "connect"), (sqlite3.dbapi2, "connect")]
        owners += [(module, name) for name, thing in vars(module).items() if thing is _connect]
        for owner, name in owners:
            setattr(owner, name, self.watched.connect)
        try:
            yield
        finally:
            for owner, name in owners:
                setattr(owner, name, _connect)
            self.ours.close()


async def all_around(kit: Kit, books: Books) -> None:
    """Let each account pay the next one, all at the same time."""
    names = list(books.before)
    tasks = [books.begin(TRANSFER, *pair, 1) for pair in zip(names, [*names[1:], names[0]], strict=True)]
    await books.finish(*tasks, after="")
    await kit.results(*tasks)


def some(kit: Kit, number: int, least: int = 100) -> dict[str, int]:
    """Draw accounts that hold at least so much."""
    return {name: least + kit.random.randint(0, 100) for name in kit.names(number)}


@value
async def test_a_transfer(kit: Kit) -> None:
    """A transfer moves the amount, all of the balance if need be, and is committed when it returns."""
    books = Books(kit, some(kit, 3))
    src, dst, other = books.before
    n, all_of_it = kit.random.randint(10, 90), books.before[src]

    async def steps() -> None:
        await books.call(TRANSFER, src, dst, n)
        books.expect("after a transfer returned", {src: -n, dst: n}, "shared-connection", NOT_COMMITTED)
        kit.expect.equal(await books.call(BALANCE, src), all_of_it - n, "the balance")
        await books.call(TRANSFER, src, dst, all_of_it - n)
        kit.expect.equal(await books.call(BALANCE, src), 0, "the balance")
        kit.expect.equal(await books.call(BALANCE, other), books.before[other], "the balance")

    await books.use(steps)


@value
async def test_two_banks(kit: Kit) -> None:
    """Two banks that are open at the same time, on two files, know nothing of each other."""
    books, others = Books(kit, some(kit, 2)), Books(kit, some(kit, 2))

    async def steps() -> None:
        async with kit.manager(kit.make(BANK, others.path), BANK) as others.bank:
            for each in (others, books):
                src, dst = each.before
                await each.call(TRANSFER, src, dst, 1)
                each.expect("after a transfer in one of two banks", {src: -1, dst: 1})

    with contextlib.closing(others.ours):
        await books.use(steps)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Transfers succeed at the same time in each event loop of a program, not in the first one alone."""
    for _ in range(2):
        books = Books(kit, some(kit, 4), crowd=True)
        asyncio.run(books.use(functools.partial(all_around, kit, books)))


@value
async def test_refused(kit: Kit) -> None:
    """An unknown name raises KeyError, too little money InsufficientFunds, and nothing changes."""
    books = Books(kit, some(kit, 2))
    src, dst = books.before
    nobody = kit.word()

    async def steps() -> None:
        await books.refused("KeyError", "there is no such name", BALANCE, nobody)
        for error, why, *args in (
            ("KeyError", "there is no such src", nobody, dst, 10),
            ("KeyError", "there is no such dst", src, nobody, 10),
            ("InsufficientFunds", "src has too little", src, dst, books.before[src] + 1),
        ):
            await books.refused(error, why, TRANSFER, *args)
            when = f"after a transfer that was refused because {why}"
            books.expect(when, {}, "shared-connection", HALF)
            for name in (src, dst):
                if await books.call(BALANCE, name, after="a transfer was refused") != books.before[name]:
                    message = (
                        f"{when[0].upper()}{when[1:]}, the bank shows its change: nothing rolled it back."
                    )
                    kit.expect.reject("cleanup-skipped", message, kit.place_of(TRANSFER))
        await books.call(TRANSFER, src, dst, 10, after="a transfer was refused")
        why = "A refused transfer was committed with it: nothing had rolled it back."
        books.expect("after a good transfer", {src: -10, dst: 10}, "cleanup-skipped", why)

    await books.use(steps)


@value
async def test_to_itself(kit: Kit) -> None:
    """A transfer from an account to itself makes no money, and loses none."""
    books = Books(kit, some(kit, 2))
    name, _ = books.before

    async def steps() -> None:
        task = books.begin(TRANSFER, name, name, 10)
        await books.finish(task, after="")
        if books.committed() != books.before:  # whether it should be refused, nobody has said
            message = f"A transfer of 10 from {name} to {name} changed its balance from {books.before[name]} "
            message += f"to {books.committed()[name]}."
            kit.expect.reject("wrong-result", message, kit.place_of(TRANSFER))

    await books.use(steps)


@value
async def test_many_at_the_same_time(kit: Kit) -> None:
    """Many transfers at the same time lose and make no money."""
    books = Books(kit, some(kit, 4, least=1000), crowd=True)
    a, b, c, d = books.before
    amounts = [kit.random.randint(1, 9) for _ in range(5)]
    rows = [(*pair, n) for n in amounts for pair in ((a, b), (b, a), (c, d), (d, a), (b, c))]
    kit.random.shuffle(rows)

    async def steps() -> None:
        with kit.locks() as locks:
            tasks = [books.begin(TRANSFER, *row) for row in rows]
            await books.finish(*tasks, after="")
        await kit.results(*tasks)
        moved = sum(amounts)
        code = "semaphore-per-call" if locks.one_each else "read-await-write"
        why = "What one transfer wrote was overwritten by another one, which had read before."
        if books.committed() == books.before:
            code, why = "shared-connection", NOT_COMMITTED
        books.expect(f"after {len(rows)} transfers at the same time", {a: moved, b: -moved}, code, why)

    await books.use(steps)


@value
async def test_good_and_refused_ones(kit: Kit) -> None:
    """Transfers that are refused have no effect on others at the same time, nor these on them."""
    books = Books(kit, {**some(kit, 8, least=1000), "till": 3}, crowd=True)
    a, b, c, d, e, f, g, h, till = books.before
    good = [(*pair, kit.random.randint(1, 9)) for pair in ((a, b), (c, d), (d, a)) for _ in range(4)]
    refused = [(e, kit.word(), 5), (f, g, 100_000)] * 4
    rows = [*good, *refused, *[(till, h, 1)] * 7]
    kit.random.shuffle(rows)

    async def steps() -> None:
        with kit.locks() as locks:
            tasks = [books.begin(TRANSFER, *row) for row in rows]
            await asyncio.wait(tasks, timeout=PATIENCE)
            ended = any(task.done() for task in tasks)
            await books.finish(*tasks, after="a transfer was refused" if ended else "")
        done = [row for row, task in zip(rows, tasks, strict=True) if succeeded(kit, task)]
        changes = dict.fromkeys(books.before, 0)
        for src, dst, n in done:
            changes[src] -= n
            changes[dst] = changes.get(dst, 0) + n
        paid = sum(row[0] == till for row in done)
        message = f"Of seven transfers of 1 from an account with 3, {paid} succeeded."
        if paid > 3 and books.committed() == books.before:  # a rollback gave back what no commit had taken
            kit.expect.reject("shared-connection", f"{message} {NOT_COMMITTED}", kit.place_of(TRANSFER))
        if paid > 3:
            kit.expect.reject(books.mixed(locks, "read-await-write"), message, kit.place_of(TRANSFER))
        code = books.mixed(locks, "cleanup-skipped")
        books.expect("after good and refused transfers at the same time", changes, code, MIXED.get(code, ""))
        if any(row not in done for row in good):
            message = "A transfer was refused because of what another one had changed and took back later."
            kit.expect.reject(books.mixed(locks, "cleanup-skipped"), message, kit.place_of(TRANSFER))
        finding = Finding(Evidence.WRONG_VALUE, kit.place_of(TRANSFER), TRANSFER)
        kit.expect.that(paid == 3, message, finding)

    await books.use(steps)


@value
async def test_nobody_sees_a_half(kit: Kit) -> None:
    """While a transfer is under way, another connection sees nothing of it, or all."""
    books = Books(kit, some(kit, 2), step=STEP)
    src, dst = books.before

    async def steps() -> None:
        for number, row in enumerate([(src, dst, 10), (dst, src, 7)]):
            task = books.begin(TRANSFER, *row)
            while not task.done() and kit.now() < end:
                if sum(books.committed().values()) != sum(books.before.values()):
                    message = f"During a transfer others saw a half of it. {HALF}"
                    kit.expect.reject("shared-connection", message, kit.place_of(TRANSFER))
                await asyncio.sleep(STEP / 4)
            await books.finish(task, after="a transfer" if number else "")
            task.result()
        books.expect("after two transfers", {src: -3, dst: 3})

    end = kit.now() + PATIENCE
    await books.use(steps)


@value
async def test_balance_shows_what_is_committed(kit: Kit) -> None:
    """balance never shows a change that is taken back later."""
    books = Books(kit, some(kit, 2), step=STEP)
    stopped = asyncio.Event()
    seen: list[str] = []

    async def ask(name: str) -> None:
        while not stopped.is_set():
            earlier = books.committed()[name]
            shown = await books.call(BALANCE, name)
            if shown not in (earlier, books.committed()[name]):
                seen.append(f"balance gave {shown}; committed was {earlier}.")
                stopped.set()
            await asyncio.sleep(STEP / 4)  # often enough: what is half done lasts for a step and more

    async def steps() -> None:
        await books.call(TRANSFER, *books.before, 1)
        asking = [kit.start(ask(name)) for name in books.before]
        for number in range(MOST_STEPS):
            call = books.begin(TRANSFER, *books.before, 10)
            await asyncio.wait([call], timeout=(number + 0.5) * STEP)
            whole = call.done()
            call.cancel()
            await books.finish(call, after="")
            await asyncio.sleep(5 * STEP)  # both have asked once more
            if whole or stopped.is_set():
                break
        stopped.set()
        await books.finish(*asking, after="a transfer was cancelled")
        await kit.results(*asking)
        await asyncio.sleep(3 * STEP)
        for name, committed in books.committed().items():
            shown = await books.call(BALANCE, name)
            if seen and shown != committed:
                message = f"After a transfer was cancelled, {seen[0]} Nothing has rolled the change back."
                kit.expect.reject("cleanup-skipped", message, kit.place_of(TRANSFER))
        if seen:
            message = f"While a transfer was under way, {seen[0]} The transfer came to nothing."
            kit.expect.reject("shared-connection", message, kit.place_of(BALANCE))

    await books.use(steps)


@free
async def test_in_which_thread(kit: Kit) -> None:
    """SQLite works in another thread than the event loop."""
    books = Books(kit, some(kit, 2))
    src, dst = books.before

    async def steps() -> None:
        await books.call(TRANSFER, src, dst, 10)
        await books.call(BALANCE, src)

    await books.use(steps)
    if books.watched.on_loop:
        message = (
            f"{books.watched.on_loop} statements ran in the thread of the event loop, which waited for each."
        )
        place = kit.line_with("sqlite3.connect(", ".execute(") or kit.place_of(TRANSFER)
        kit.expect.reject("blocking-call", message, place)


@clean
async def test_cancelled(kit: Kit) -> None:
    """A transfer that is cancelled, at whatever moment, changes nothing or everything."""
    books = Books(kit, some(kit, 2, least=10_000), step=STEP)
    src, dst = books.before

    async def steps() -> None:
        await books.call(TRANSFER, dst, src, 50)
        for number in range(MOST_STEPS):
            had, before = books.committed()[src], asyncio.all_tasks()
            call = books.begin(TRANSFER, src, dst, 1)
            await asyncio.wait([call], timeout=(number + 0.5) * STEP)
            if call.done():
                return
            call.cancel()
            await books.finish(call, after="a transfer was cancelled")
            if not call.cancelled():
                call.result()  # an error of its own says more
                message = "transfer was cancelled, and it returned all the same."
                kit.expect.reject(
                    "swallowed-cancellation",
                    message,
                    kit.line_with("CancelledError") or kit.place_of(TRANSFER),
                )
            books.expect_no_task(before)
            await asyncio.sleep(3 * STEP)  # a statement that was under way in its thread ends
            books.expect_sum("after a transfer was cancelled", "shared-connection", HALF)
            await books.call(TRANSFER, src, dst, 100, after="a transfer was cancelled")
            why = "What the cancelled one had changed was committed with it: nothing had rolled it back."
            books.expect_sum("after a cancelled transfer and a good one", "cleanup-skipped", why)
            moved = had - books.committed()[src]
            finding = Finding(Evidence.WRONG_VALUE, kit.place_of(TRANSFER), TRANSFER)
            message = f"Transfers of 1, cancelled, and of 100 moved {moved}; all or nothing gives 100 or 101."
            kit.expect.that(moved in {100, 101}, message, finding)

    await books.use(steps)


@clean
async def test_cancelled_while_it_waits(kit: Kit) -> None:
    """A transfer that is cancelled while another one is under way takes nothing of that one back."""
    books = Books(kit, some(kit, 4, least=10_000), step=STEP)
    a, b, c, d = books.before

    async def steps() -> None:
        await books.call(TRANSFER, b, a, 5)
        books.expect("after a transfer returned", {a: 5, b: -5}, "shared-connection", NOT_COMMITTED)
        for number in range(MOST_STEPS):
            had = books.committed()
            call, waiting = books.begin(TRANSFER, a, b, 100), books.begin(TRANSFER, c, d, 1)
            await asyncio.wait([call], timeout=(number + 0.5) * STEP)
            whole = call.done()
            waiting.cancel()
            await books.finish(call, waiting, after="a transfer was cancelled")
            call.result()
            await asyncio.sleep(3 * STEP)  # a statement that was under way in its thread ends
            got = [books.committed()[name] - had[name] for name in (a, b)]
            if got != [-100, 100]:
                message = (
                    f"A transfer of 100 succeeded while another one was cancelled, and changed its two "
                    f"accounts by {got[0]} and {got[1]}: the cancelled one rolled back what was not its own."
                )
                kit.expect.reject("shared-connection", message, kit.place_of(TRANSFER))
            if whole:
                return

    await books.use(steps)


@clean
async def test_closed_at_the_end(kit: Kit) -> None:
    """When the block ends, every connection is closed."""
    books = Books(kit, some(kit, 2))
    src, dst = books.before

    async def steps() -> None:
        tasks = [books.begin(TRANSFER, src, dst, 1) for _ in range(3)]
        await books.finish(*tasks, after="")
        await kit.results(*tasks)
        await books.call(BALANCE, src)
        await books.refused("KeyError", "there is no such name", TRANSFER, src, kit.word(), 1)

    await books.use(steps)
    books.expect_closed("")


@clean
async def test_closed_after_an_error(kit: Kit) -> None:
    """When an error ends the block, it leaves the block, and every connection is closed."""
    accounts = some(kit, 2)
    src, dst = accounts
    for row in ((src, dst, 1), (src, kit.word(), 1), (src, dst, 100_000)):
        await ended_by_an_error(Books(kit, accounts), row)


async def ended_by_an_error(books: Books, row: tuple[str, str, int]) -> None:
    """End a block with the error of this transfer, or with one of our own, and look what becomes of it."""
    raised: list[BaseException] = []

    async def steps() -> None:
        task = books.begin(TRANSFER, *row)
        await books.finish(task, after="")
        raised.append(task.exception() or ZeroDivisionError(books.kit.word()))
        raise raised[0]

    try:
        await books.use(steps)
    except Exception as error:
        if error not in raised:
            raise
        books.expect_closed(" with an error")
        return
    message = (
        f"{type(raised[0]).__name__} inside the block did not leave it: `__aexit__` gave something true."
    )
    books.kit.expect.reject("context-manager-protocol", message, books.kit.place_of("Bank.__aexit__"))


def succeeded(kit: Kit, task: asyncio.Task[Any]) -> bool:
    """Say whether a transfer went well; an error that is not one of the exercise is let out."""
    error = task.exception()
    if error and not isinstance(error, KeyError | kit.get("InsufficientFunds")):
        raise error
    return not error
