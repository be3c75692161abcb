"""rate_limiter: no stretch shorter than `per` has more than n returns of acquire, and nobody waits long."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from grader.child.kit import Evidence, Finding, Kit, Place, overlap, value

ACQUIRE = "RateLimiter.acquire"
MANY = 40  # more than the default pool of a loop has threads on any machine
MANY_TURNS = 600  # of the loop; who sleeps until the time has come needs some twenty
POOLS = ("asyncio_", "ThreadPoolExecutor-")  # how the names of threads of a pool begin
NEARLY = 0.85  # of `per`: a real clock wakes a little early or late


@dataclass
class Line:
    """Callers of one limiter: when they came through, in seconds of the check, and what they waited for."""

    kit: Kit
    n: int
    per: float
    times: list[float] = field(default_factory=list)
    place: Place | None = None  # the line at which callers waited
    queued: bool = False  # one slept while others waited for the lock that it held
    limiter: object = None

    def __post_init__(self) -> None:
        self.locks = self.kit.locks()
        self.limiter = self.kit.make("RateLimiter", self.n, self.per)
        self.kit.adopt()
        self.work = self.kit.service("work", delay=self.per / 3)

    async def play(self, steps: Callable[[], Coroutine[None, None, None]]) -> None:
        """Play the steps and note who takes which lock."""
        with self.locks:
            await self.kit.scenario(ACQUIRE, steps)

    def come(self, number: int) -> list[asyncio.Task[None]]:
        """Let callers come together."""
        self._look()
        return [self.kit.start(self._caller(len(self.times) + i + 1)) for i in range(number)]

    async def served(self, *callers: asyncio.Task[None]) -> None:
        """Wait until all callers are through."""
        with self.kit.turns() as turns:
            await asyncio.wait(callers, timeout=self.per / 2)
        waits = self._look()
        self.place = next((w.place for w in waits if w.what == "sleep"), waits[0].place if waits else None)
        if turns.count > MANY_TURNS:
            message = f"While callers waited for {self.per / 2:.2f} s, the loop woke {turns.count} times."
            self.kit.expect.reject("busy-wait", message, self.place)
        _, pending = await asyncio.wait(callers, timeout=5 * self.n * self.per)
        if pending and self.locks.semaphores:
            message = f"{len(self.times)} callers came through, and then nobody else: each has used up "
            message += "a place of the semaphore, and time gives none back."
            self.kit.expect.reject("semaphore-as-rate", message, self.locks.place)
        await self.kit.ended(*callers, after=f"{len(self.times)} callers were through")
        await self.kit.results(*callers)

    def burst(self) -> tuple[float, float] | None:
        """Give begin and end of a stretch that is shorter than allowed, and has more than n returns."""
        pairs = zip(self.times, self.times[self.n :], strict=False)
        return next(((a, b) for a, b in pairs if b - a < NEARLY * self.per), None)

    @property
    def at_one_instant(self) -> int:
        """The most callers who came through at the same instant."""
        return max(sum(0 <= other - time < self.per / 20 for other in self.times) for time in self.times)

    def _look(self):  # noqa: ANN202  # waits, whose type is none of the kit's names
        """Give what callers wait for now, and note whether they queue behind one who sleeps."""
        waits = self.kit.waits()
        kinds = [wait.what for wait in waits]
        self.queued |= kinds.count("sleep") == 1 and "Lock.acquire" in kinds
        return waits

    async def _caller(self, number: int) -> None:
        await self.kit.begin(self.limiter, ACQUIRE)
        self.times.append(self.kit.now())
        await self.work(number)


@value
async def test_a_few_pass(kit: Kit) -> None:
    """One caller comes through, and n callers come through within `per` seconds."""
    line = drawn(kit)

    async def steps() -> None:
        await line.served(*line.come(1))
        await asyncio.sleep(2 * line.per)
        await line.served(*line.come(line.n))

    await line.play(steps)
    expect_rate(line)
    expect_soon(line, line.times[1:], line.per)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """A limiter works in each event loop of a program, not in the first one alone."""

    async def passes() -> None:
        line = drawn(kit)

        async def steps() -> None:
            await line.served(*line.come(2 * line.n))

        await line.play(steps)
        expect_rate(line)

    for _ in range(2):
        asyncio.run(passes())


@value
async def test_two_limiters(kit: Kit) -> None:
    """Two limiters have nothing in common: callers of one do not wait for those of the other."""
    one = drawn(kit)
    lines = (one, Line(kit, one.n, one.per))

    async def steps() -> None:
        callers = [caller for line in lines for caller in line.come(2 * line.n)]
        _, pending = await asyncio.wait(callers, timeout=9 * one.per)
        for caller in pending:  # who never gets through is the business of other checks
            caller.cancel()
        await asyncio.wait(callers)

    await kit.scenario(ACQUIRE, steps)
    for line in lines:
        took = max(line.times, default=0.0) - kit.began
        message = f"With n = {line.n}, {2 * line.n} callers of each of two limiters should be through in "
        message += f"{2 * line.per:.2f} s, but it took {took:.2f} s."
        kit.expect.that(took <= 2.5 * line.per, message, other_result(line))


@overlap
async def test_callers_who_come_together(kit: Kit) -> None:
    """Of 3n callers at once, at most n get through in any `per` seconds, and all in three of them."""
    line = drawn(kit)
    waited = 0.0

    async def steps() -> None:
        nonlocal waited
        await line.served(*line.come(3 * line.n))
        before = kit.now()
        await asyncio.wait([kit.begin(line.limiter, ACQUIRE)], timeout=2 * line.per)
        waited = kit.now() - before

    await line.play(steps)
    expect_no_rush(line, remembers=waited > line.per / 2)
    expect_not_one_by_one(line)
    kit.expect.possible_seconds = 2 * line.per
    expect_soon(line, line.times, 3 * line.per)


@overlap
async def test_callers_who_come_one_after_another(kit: Kit) -> None:
    """Callers who come one after another, faster than they may start, get through at the same rate."""
    line = drawn(kit)

    async def steps() -> None:
        callers = []
        for _ in range(3 * line.n):
            callers += line.come(1)
            await asyncio.sleep(line.per / (2 * line.n))
        await line.served(*callers)

    await line.play(steps)
    expect_no_rush(line, remembers=True)
    expect_soon(line, line.times, 3 * line.per)


@overlap
async def test_callers_who_come_late(kit: Kit) -> None:
    """It does not matter when callers come: every stretch of `per` seconds counts, wherever it begins."""
    line = drawn(kit)

    async def steps() -> None:
        await asyncio.sleep(0.8 * line.per)
        await line.served(*line.come(2 * line.n))

    await line.play(steps)
    expect_rate(line)


@overlap
async def test_after_a_pause(kit: Kit) -> None:
    """After a pause the same holds as at the beginning."""
    line = drawn(kit)

    async def steps() -> None:
        await line.served(*line.come(line.n + 1))
        await asyncio.sleep(3.3 * line.per)
        await line.served(*line.come(3 * line.n))

    await line.play(steps)
    expect_rate(line)
    expect_soon(line, line.times[line.n + 1 :], 3 * line.per)


@overlap
async def test_a_great_n(kit: Kit) -> None:
    """The same holds when n is great, and many callers wait at the same time."""
    # So long a period that evenly spaced starts are not too close to each other for a real clock.
    line = Line(kit, MANY, 1.0)
    threads = 0

    async def steps() -> None:
        nonlocal threads
        callers = line.come(3 * line.n)
        await asyncio.sleep(line.per / 2)
        threads = sum(thread.name.startswith(POOLS) for thread in threading.enumerate())
        line.place = next((wait.place for wait in kit.waits()), None)
        _, pending = await asyncio.wait(callers, timeout=5 * line.per)
        for caller in pending:
            caller.cancel()
        await asyncio.wait(callers)

    await line.play(steps)
    took = max(line.times, default=0.0) - kit.began
    through = f"{len(line.times)} of {3 * line.n} callers"
    if threads and took > 3.5 * line.per:
        message = f"{2 * line.n} callers had to wait, and {threads} threads waited for them: with "
        message += f"n = {line.n} and per = {line.per:.2f} s, {through} were through after {took:.2f} s."
        kit.expect.reject("thread-limits", message, line.place)
    message = f"With n = {line.n}, {through} were through after {5 * line.per:.2f} s."
    kit.expect.that(len(line.times) == 3 * line.n, message, other_result(line))
    expect_rate(line)
    expect_soon(line, line.times, 3 * line.per)


def drawn(kit: Kit) -> Line:
    """Make a limiter with numbers drawn from the seed."""
    return Line(kit, kit.random.randint(3, 5), kit.random.choice((0.1, 0.11, 0.12)))


def expect_no_rush(line: Line, *, remembers: bool) -> None:
    """Expect the rate; where it is broken, say how it came about. `remembers`: a later caller has to wait."""
    if line.burst() is None:
        return
    seen = seen_in(line)
    if line.locks.semaphores:
        message = f"{seen} A semaphore limits how many are in its block, and says nothing of time."
        line.kit.expect.reject("semaphore-as-rate", message, line.locks.place)
    # Where callers wait for the lock of one who sleeps, each looks after the mark of the one before.
    if line.at_one_instant > line.n and remembers and not line.queued:
        message = f"{seen} They had all looked before the first of them left a mark."
        line.kit.expect.reject("check-then-await", message, line.place)
    expect_rate(line)


def expect_rate(line: Line) -> None:
    """Expect no more than n returns in any stretch shorter than `per`."""
    line.kit.expect.that(line.burst() is None, seen_in(line), other_result(line))


def expect_not_one_by_one(line: Line) -> None:
    """Expect that the limit is n for a period, and not one."""
    gaps = [later - earlier for earlier, later in zip(line.times, line.times[1:], strict=False)]
    if min(gaps) > 0.9 * line.per:
        message = f"{line.n} may start in {line.per:.2f} s, but they came through one by one, each "
        message += f"{min(gaps):.2f} s or more after the one before: whoever waits keeps out all the others."
        line.kit.expect.reject("lock-too-wide", message, line.place)


def expect_soon(line: Line, times: list[float], limit: float) -> None:
    """Expect the last of these callers to be through in time."""
    took = times[-1] - times[0]
    message = f"{len(times)} callers should be through in {limit:.2f} s with n = {line.n} and per = "
    message += f"{line.per:.2f} s, but it took {took:.2f} s."
    line.kit.expect.that(took <= limit + line.per / 2, message, other_result(line))


def other_result(line: Line) -> Finding:
    """Give the finding for times that show no known cause."""
    return Finding(Evidence.WRONG_VALUE, line.kit.expect.where, "the times")


def seen_in(line: Line) -> str:
    """Say what came through in which stretch."""
    begin, _ = line.burst() or (0.0, 0.0)
    number = sum(begin <= time < begin + NEARLY * line.per for time in line.times)
    return (
        f"At most {line.n} callers may come through in any {line.per:.2f} s, but {number} came through in "
        f"less than that, from {begin - line.kit.began:.2f} s on."
    )
