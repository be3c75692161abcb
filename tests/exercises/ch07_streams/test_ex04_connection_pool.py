"""connection_pool: never too many connections, never one lost, whatever happens to those who borrow them."""

import asyncio
from collections import deque

from grader.child.kit import Kit, Place, clean, overlap, value
from grader.child.kit.managers import Manager

MAKE = 0.01  # seconds to make a connection
CLOSE = 0.02  # seconds to close one
HOLD = 0.05  # seconds that a borrower keeps one
PATIENCE = 2.0  # seconds; who still waits then waits for ever
ACQUIRE = "Pool.acquire"
BROKE = "came, and two broke their connection (one that is still closing counts)"


class Refused(Exception):
    """What goes wrong in these checks."""


class Connection:
    """A connection of these checks."""

    def __init__(self, kit: Kit, number: int) -> None:
        self.name = f"connection {number}"
        self.broken = False
        self.close = kit.service(f"close of {self.name}", delay=CLOSE, answer=lambda: None)

    def __repr__(self) -> str:
        return f"<{self.name}>"


class Bench:
    """A pool of the learner's, where its connections come from, and who has borrowed which."""

    def __init__(self, kit: Kit, size: int, *, slow: float = MAKE, refused: int = 0) -> None:
        self.kit = kit
        self.made: list[Connection] = []
        self.most = 0  # connections that existed at the same time
        self.served: list[str] = []  # borrowers, in the order they got a connection
        self.used: list[Connection] = []  # what they got
        self.error = Refused(kit.word())
        self._refused = refused
        self._outcomes: deque[Exception | None] = deque()  # of the calls of make that have begun
        self._slow = slow
        self._lent: dict[int, str] = {}
        self.make = kit.service("make", delay=self._count, answer=self._new, failure=self._refuse)
        self.work = kit.service("work", delay=lambda _, seconds: seconds, answer=lambda *_: None)
        self.pool = kit.make("Pool", self.make, size)
        kit.adopt()

    async def borrow(self, name: str, seconds: float, *, error: Exception | None, breaks: bool) -> None:
        """Borrow a connection for some seconds; the block may fail, the connection may break."""
        async with self.manager() as conn:
            self._take(name, conn)
            try:
                await self.work(name, seconds)
                conn.broken = breaks
                if error:
                    raise error
            finally:
                del self._lent[id(conn)]

    def manager(self) -> Manager:
        """Ask the pool for a context manager."""
        return self.kit.manager(self.kit.call_method(self.pool, ACQUIRE), ACQUIRE)

    def start(
        self, *borrowers: str, seconds: float = HOLD, error: Exception | None = None, breaks: bool = False
    ) -> list[asyncio.Task[None]]:
        """Let several borrow at the same time, in this order."""
        return [self.kit.start(self.borrow(name, seconds, error=error, breaks=breaks)) for name in borrowers]

    async def finish(self, *tasks: asyncio.Task[None], after: str) -> None:
        """Expect that these borrowers come to an end, and let their errors out."""
        await asyncio.wait(tasks, timeout=PATIENCE)
        waiting = [task for task in tasks if not task.done()]
        if waiting:
            place = next((wait.place for wait in self.kit.waits(*waiting)), None)
            for task in waiting:
                task.cancel()
            await asyncio.wait(tasks)
            number = f"{len(waiting)} of {len(tasks)} borrowers" if len(tasks) > 1 else "the next borrower"
            message = f"After {after}, {number} waited for ever{at(place)}, although nothing is borrowed."
            self.kit.expect.reject("lock-not-released", message, place)
        for task in tasks:
            await task

    async def works_on(self, name: str, *, after: str) -> None:
        """Expect that somebody who comes now is served."""
        await self.finish(*self.start(name), after=after)

    def _take(self, name: str, conn: Connection) -> None:
        expect, place = self.kit.expect, self.kit.place_of(ACQUIRE)
        if not any(conn is each for each in self.made):
            expect.plain(conn, "what `as` got")
            got = type(conn).__name__ if conn is not None else "None"
            message = f"The name after `as` got {got}; it should be a connection that `make` gave."
            expect.reject("context-manager-protocol", message, place)
        if conn.broken or conn.close.calls:
            was = "broken" if conn.broken else "closed"
            message = f"{conn.name} was {was} when it came back, and {name} got it all the same."
            expect.reject("unchecked-results", message, place)
        if id(conn) in self._lent:
            message = f"{conn.name} was given to {name} while {self._lent[id(conn)]} had it."
            expect.reject("shared-connection", message, place)
        self._lent[id(conn)] = name
        self.served.append(name)
        self.used.append(conn)

    def _count(self) -> float:
        # One that is still closing counts: who has given its connection up has not got rid of it yet.
        existing = sum(not any(call.finished for call in conn.close.calls) for conn in self.made)
        self.most = max(self.most, existing + self.make.in_flight)
        self._outcomes.append(self.error if len(self.make.calls) <= self._refused else None)
        return self._slow

    def _new(self) -> Connection:
        self.made.append(Connection(self.kit, len(self.made) + 1))
        return self.made[-1]

    def _refuse(self) -> Exception | None:
        return self._outcomes.popleft()


@value
async def test_one_after_another(kit: Kit) -> None:
    """Connections are made on demand, and a free one is used before a new one is made."""
    names = kit.names(4)

    async def steps() -> None:
        bench = Bench(kit, 3)
        kit.expect.called(bench.make, 0)
        for name in names:
            await bench.works_on(name, after="a block has ended")
        expect_reuse(kit, bench, 1, f"{len(names)} borrowers came one after another")
        await bench.finish(*bench.start(*names[:2]), after="a block has ended")
        expect_reuse(kit, bench, 2, "never more than two borrowed at the same time")

    await kit.scenario(ACQUIRE, steps)


@value
async def test_waiters_in_order(kit: Kit) -> None:
    """Whoever has waited longest is served first."""
    names = kit.names(5)

    async def steps() -> None:
        bench = Bench(kit, 1)
        tasks = []
        for name in names:
            tasks += bench.start(name)
            await asyncio.sleep(0.01)
        await bench.finish(*tasks, after="a block has ended")
        if bench.served != names:
            served = ", ".join(bench.served)
            message = f"They came in the order {', '.join(names)}, and were served in the order {served}."
            kit.expect.reject("wrong-result", message, kit.place_of(ACQUIRE))

    await kit.scenario(ACQUIRE, steps)


@overlap
async def test_never_too_many(kit: Kit) -> None:
    """There are never more connections than the size of the pool, and as many borrowers as that at once."""
    size = kit.random.randint(2, 3)
    names = kit.names(2 * size)

    async def one_by_one() -> None:
        bench, tasks = Bench(kit, size), []
        for name in names:
            tasks += bench.start(name, seconds=0.3)
            await asyncio.sleep(2 * MAKE)
        await bench.finish(*tasks, after="a block has ended")
        expect_limit(kit, bench, size, "unbounded-fan-out", "came one after another")

    async def at_once() -> Bench:
        bench = Bench(kit, size)
        await bench.finish(*bench.start(*names), after="a block has ended")
        return bench

    async def back_at_once() -> None:
        bench = Bench(kit, 1)

        async def twice() -> None:
            for _ in range(2):
                await bench.borrow(names[0], HOLD, error=None, breaks=False)

        returning = kit.start(twice())
        await asyncio.sleep(2 * MAKE)
        waiting = bench.start(names[1])
        await asyncio.sleep(MAKE)
        waits = [(wait.what, wait.place) for wait in kit.waits(*waiting)]
        await bench.finish(returning, *waiting, after="a block has ended")
        expect_second_look(kit, bench, *waits)

    await kit.scenario(ACQUIRE, one_by_one)
    with kit.locks() as locks:
        bench = await kit.scenario(ACQUIRE, at_once)
    expect_limit(kit, bench, size, "check-then-await", "came at the same time")
    if bench.work.peak == 1:
        message = f"Of {size} connections only one was in use at any time: each borrower kept the others out."
        kit.expect.reject("lock-too-wide", message, locks.place or kit.place_of(ACQUIRE))
    kit.expect.peak(bench.work, size)
    expect_reuse(kit, bench, size, f"never more than {size} borrowed at the same time")
    kit.expect.within(ideal=MAKE + 2 * HOLD, wrong=MAKE + len(names) * HOLD)
    await kit.scenario(ACQUIRE, back_at_once)


@clean
async def test_an_error_in_the_block(kit: Kit) -> None:
    """When a block fails, its connection goes back, and the error leaves the block."""
    first, second = kit.names(2)

    async def steps() -> None:
        bench = Bench(kit, 1)
        (task,) = bench.start(first, error=bench.error)
        await asyncio.sleep(2 * MAKE)
        waiting = bench.start(second)
        await asyncio.wait([task])
        await bench.finish(*waiting, after="a block has failed")
        await expect_error(kit, bench, task, "a block has failed")
        expect_reuse(kit, bench, 1, "the connection was not broken")

    await kit.scenario(ACQUIRE, steps)


@clean
async def test_cancelled_in_the_block(kit: Kit) -> None:
    """When a borrower is cancelled inside its block, the connection goes back."""
    first, second = kit.names(2)

    async def steps() -> None:
        bench = Bench(kit, 1)
        (task,) = bench.start(first)
        await asyncio.sleep(2 * MAKE)
        waiting = bench.start(second)
        await asyncio.sleep(MAKE)
        await cancelled(kit, task, "inside its block")
        await bench.finish(*waiting, after="a borrower was cancelled inside its block")
        expect_reuse(kit, bench, 1, "the connection was not broken")

    await kit.scenario(ACQUIRE, steps)


@clean
async def test_cancelled_while_waiting(kit: Kit) -> None:
    """When a borrower is cancelled while it waits, or in the instant when it is served, no place is lost."""
    first, second, third, fourth = kit.names(4)

    async def steps() -> None:
        bench = Bench(kit, 1)
        (holder,) = bench.start(first)
        await asyncio.sleep(0.01)
        (waiter,) = bench.start(second)
        others = bench.start(third)
        await asyncio.sleep(0.01)
        await cancelled(kit, waiter, "while it waited")
        await bench.finish(holder, *others, after="a waiting borrower was cancelled")
        async with bench.manager():
            (waiter,) = bench.start(second)
            await asyncio.sleep(0.01)
        await cancelled(kit, waiter, "in the instant when the connection came back")
        await bench.works_on(fourth, after="a borrower was cancelled in the instant when it was served")

    await kit.scenario(ACQUIRE, steps)


@clean
async def test_make_fails(kit: Kit) -> None:
    """When make fails, the error reaches that borrower, and its place stays usable."""
    first, second, third = kit.names(3)

    async def steps() -> None:
        bench = Bench(kit, 1, slow=HOLD, refused=1)
        (task,) = bench.start(first)
        waiting = bench.start(second)
        await asyncio.wait([task])
        await bench.finish(*waiting, after="a call of make has failed")
        await expect_error(kit, bench, task, "a call of make has failed")
        await bench.works_on(third, after="a call of make has failed")

    await kit.scenario(ACQUIRE, steps)


@clean
async def test_cancelled_during_make(kit: Kit) -> None:
    """When a borrower is cancelled while its connection is being made, its place stays usable."""
    first, second = kit.names(2)

    async def steps() -> None:
        bench = Bench(kit, 1, slow=HOLD)
        (task,) = bench.start(first)
        await asyncio.sleep(HOLD / 2)
        await cancelled(kit, task, "during make")
        await bench.works_on(second, after="a borrower was cancelled during make")

    await kit.scenario(ACQUIRE, steps)


@clean
async def test_a_broken_connection(kit: Kit) -> None:
    """A broken connection is closed and not used again, and its place becomes free."""
    first, second, third = kit.names(3)

    async def one_broken() -> Bench:
        bench = Bench(kit, 1)
        await bench.borrow(first, HOLD, error=None, breaks=True)
        return bench

    async def steps() -> None:
        bench = Bench(kit, 1)
        (task,) = bench.start(first, breaks=True)
        await asyncio.sleep(2 * MAKE)
        (waiting,) = bench.start(second, breaks=True, error=bench.error)
        await bench.finish(task, after="a block has ended")
        await expect_error(kit, bench, waiting, "a connection was broken")
        await bench.works_on(third, after="a connection was broken")
        expect_closed(kit, bench.made[:2], "was broken when its block ended")
        expect_limit(kit, bench, 1, "unbounded-fan-out", BROKE)

    bench = await kit.scenario(ACQUIRE, one_broken)  # looked at in the instant when the block has ended
    await kit.scenario(ACQUIRE, steps)
    expect_closed(kit, bench.made, "was broken when its block ended")  # although nobody asked for one later


@clean
async def test_close(kit: Kit) -> None:
    """close closes every idle connection once; acquire raises RuntimeError after it."""
    names = kit.names(3)

    async def steps() -> Bench:
        bench = Bench(kit, 3)
        await bench.finish(*bench.start(*names), after="a block has ended")
        await close(bench)
        return bench

    bench = await kit.scenario("Pool.close", steps)
    expect_closed(kit, bench.made, "was idle when close was called")
    try:
        await bench.finish(*bench.start(names[0]), after="close")
    except RuntimeError:
        return
    message = "acquire gave a connection after close; it should raise RuntimeError."
    kit.expect.reject("wrong-result", message, kit.place_of(ACQUIRE))


@clean
async def test_close_of_an_unused_pool(kit: Kit) -> None:
    """A pool that was never used makes no connection when it is closed."""

    async def steps() -> Bench:
        bench = Bench(kit, 2)
        await close(bench)
        return bench

    kit.expect.called((await kit.scenario("Pool.close", steps)).make, 0)


async def close(bench: Bench) -> None:
    """Close the pool, and expect that this comes back."""
    kit = bench.kit
    task = kit.begin(bench.pool, "Pool.close")
    await asyncio.wait([task], timeout=PATIENCE)
    if not task.done():
        task.cancel()
        kit.expect.that(False, "close did not come back, although no connection was in use.")
    await kit.results(task)


async def cancelled(kit: Kit, task: asyncio.Task[None], when: str) -> None:
    """Cancel a borrower and expect that this comes back."""
    task.cancel()
    await asyncio.wait([task], timeout=PATIENCE)
    if task.cancelled():
        return
    if task.done():
        await task  # an error of its own says more
    message = f"A borrower was cancelled {when}, and went on all the same."
    kit.expect.reject("swallowed-cancellation", message, kit.place_of(ACQUIRE))


async def expect_error(kit: Kit, bench: Bench, task: asyncio.Task[None], after: str) -> None:
    """Expect that a borrower ended with the error that was made for it."""
    try:
        await bench.finish(task, after=after)
    except Refused as got:
        if got is bench.error:
            return
    message = f"After {after}, {type(bench.error).__name__} did not reach the borrower that it was meant for."
    kit.expect.reject("errors-hidden", message, kit.place_of(ACQUIRE))


def expect_reuse(kit: Kit, bench: Bench, number: int, why: str) -> None:
    """Expect that no more connections were made than that."""
    made = len(bench.make.calls)
    if made > number:
        message = f"make was called {made} times, although {why}: a connection that was free was not used."
        kit.expect.reject("session-per-request", message, bench.make.calls[-1].place)
    kit.expect.called(bench.make, number)


def expect_limit(kit: Kit, bench: Bench, size: int, code: str, who: str) -> None:
    """Expect that no more connections existed at the same time than the pool may have."""
    if bench.most > size:
        message = (
            f"{len(bench.work.calls)} borrowers {who}, and a pool of {size} had {bench.most} connections."
        )
        kit.expect.reject(code, message, bench.make.calls[-1].place)


def expect_second_look(kit: Kit, bench: Bench, *waits: tuple[str, Place | None]) -> None:
    """Expect that whoever is woken from such a wait makes no connection, although another was faster."""
    if bench.most > 1:
        message = (
            "A connection came back, and its borrower took it again before the one who waited for it had a "
            f"turn. That one made another: a pool of 1 had {bench.most} connections."
        )
        what, place = next(iter(waits), ("", None))
        code = "condition-without-while" if what.startswith("Condition.") else "check-then-await"
        kit.expect.reject(code, message, place or bench.make.calls[-1].place)


def expect_closed(kit: Kit, conns: list[Connection], why: str) -> None:
    """Expect that each of these connections was closed once, to the end."""
    for conn in conns:
        if not conn.close.calls:
            message = f"{conn.name} {why}, and it was never closed."
            method = "Pool.close" if "idle" in why else ACQUIRE
            kit.expect.reject("cleanup-skipped", message, kit.place_of(method))
        kit.expect.called(conn.close, 1)
        kit.expect.that(conn.close.calls[0].finished, f"{conn.name} {why}, and was still closing afterwards.")


def at(place: Place | None) -> str:
    """Say a line, if it is known."""
    return f" at line {place.line}" if place else ""
