"""retry_backoff: as many calls as it takes, with pauses that grow and are random; the rest leaves at once."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING, Any

from grader.child.kit import (
    CheckFailed,
    Evidence,
    Finding,
    Kit,
    Place,
    Service,
    clean,
    leaves,
    overlap,
    value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

HAMMERS = "retry-without-backoff"
WORK = 0.05  # seconds of one call
SOON = 0.05  # seconds; less than any pause, more than a busy machine is late
CLIENTS, PAUSES = 12, 4
SPREAD = 0.002  # seconds; twelve clients without a random share come back within the same turn of the loop
ALIKE = 0.2  # of the range over all clients; of four shares drawn anew, the range is about three times that


class Refused(Exception):
    """What no further call can help with, in these checks."""


@value
async def test_the_first_call_succeeds(kit: Kit) -> None:
    """A call that succeeds is the only one, and its value comes at once, whatever it is."""
    for answer in (kit.word(), None, 0, [], False):
        fn = kit.service("fn", delay=kit.random.choice((None, WORK)), answer=lambda found=answer: found)
        kit.expect.equal(await kit.call("retry", fn, kit.random.randint(1, 4), 0.1), answer)
        kit.expect.called(fn, 1)
        kit.expect.equal(fn.calls[0].args, (), "what fn got")
        expect_no_pause(kit, fn, "fn had succeeded at its first call")


@value
async def test_every_kind_of_oserror(kit: Kit) -> None:
    """Each kind of OSError is worth another call."""
    for error in outages(kit, len(OUTAGES)):
        fn = failing(kit, error)
        try:
            with awaited(kit):
                got = await kit.call("retry", fn, 2, 0.1)
        except OSError as escaped:
            name = type(error).__name__
            message = (
                f"{name} is an OSError, and worth another call; it reached the caller after the first one."
            )
            finding = Finding(Evidence.WRONG_VALUE, kit.line_of(escaped), text=message)
            raise CheckFailed(message, finding) from escaped
        kit.expect.equal(got, fn.answer())


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """A failure is waited out in each event loop of a program, not in the first one alone."""

    async def outage() -> None:
        fn = failing(kit, *outages(kit, 1))
        with awaited(kit):
            await kit.call("retry", fn, 2, 0.1)
        kit.expect.called(fn, 2)

    for _ in range(2):
        asyncio.run(outage())


@value
async def test_after_some_failures(kit: Kit) -> None:
    """When fn succeeds after some failures, its value comes at once, without another call."""
    for number in (1, 3):
        fn = failing(kit, *outages(kit, number))
        with awaited(kit):
            got = await kit.call("retry", fn, number + kit.random.randint(1, 3), 0.1)
        kit.expect.called(fn, number + 1)
        kit.expect.equal(got, fn.answer())
        expect_no_pause(kit, fn, "fn had succeeded")


@value
async def test_the_last_failure(kit: Kit) -> None:
    """There are no more than `attempts` calls, and the error of the last one leaves at once."""
    for attempts in (kit.random.randint(2, 4), 1):
        errors = outages(kit, attempts)
        # One that never gives up meets something else in the end.
        left = chain(errors, [errors[-1]] * 3, repeat(Refused(kit.word())))
        fn = kit.service("fn", delay=WORK, failure=left.__next__)
        result, got = await kit.outcome(Exception, "retry", fn, attempts, 0.1)
        kit.expect.plain(result)
        if got is None and fn.calls:
            message = f"All {attempts} calls of fn failed, and the caller got no error."
            kit.expect.reject("errors-hidden", message, kit.expect.handler_of(errors[-1], fn.calls[-1]))
        elif isinstance(got, BaseExceptionGroup) and leaves(got)[0] in errors:
            message = f"The {type(errors[0]).__name__} of fn came in a group, which is not an OSError."
            kit.expect.reject("exception-group", message, kit.line_of(got))
        elif got is not None and got not in errors and len(fn.calls) <= attempts:
            raise got
        kit.expect.called(fn, attempts)
        kit.expect.equal(got, errors[-1], "the error after the last call")
        expect_no_pause(kit, fn, "the last call had failed")


@clean
async def test_other_errors(kit: Kit) -> None:
    """Any other exception leaves at once, after the first call or after a later one."""
    for kind in (ValueError, LookupError, Refused):
        for before in (0, 1):
            error = kind(kit.word())
            fn = failing(kit, *outages(kit, before), error)
            with kit.expect.raises(error, by=fn), awaited(kit):
                got = await kit.call("retry", fn, before + 3, 0.1)
                if len(fn.calls) > before + 1:
                    message = f"fn raised {kind.__name__}, and was called again: the caller got {got!r}."
                    handler = kit.expect.handler_of(error, fn.calls[before])
                    kit.expect.reject("errors-hidden", message, handler)
            kit.expect.called(fn, before + 1)
            expect_no_pause(kit, fn, f"fn had raised {kind.__name__}")


@overlap
async def test_each_pause_has_its_limits(kit: Kit) -> None:
    """The first pause takes between base and 2 base seconds, and these limits double from pause to pause."""
    clients = await played(kit)
    expect_growth(clients)
    expect_limits(clients)


@overlap
async def test_clients_spread_out(kit: Kit) -> None:
    """Twelve clients that start together come back at different instants, each time."""
    clients = await played(kit)
    expect_spread(clients)
    expect_drawn_anew(clients)


@clean
async def test_cancelled_during_a_call(kit: Kit) -> None:
    """A cancellation during a call of fn leaves as soon as that call has cleaned up."""
    await cancelled(kit, kit.service("fn", delay=0.5), "while fn ran")


@clean
async def test_cancelled_during_a_pause(kit: Kit) -> None:
    """A cancellation during a pause leaves at once."""
    await cancelled(kit, failing(kit, *outages(kit, 1)), "during the first pause")


OUTAGES = (OSError, TimeoutError, ConnectionResetError, ConnectionRefusedError, BlockingIOError)


def outages(kit: Kit, number: int) -> list[OSError]:
    """Make errors of different kinds that another call may help with."""
    return [kind(kit.word()) for kind in kit.random.sample(OUTAGES, number)]


def failing(kit: Kit, *errors: Exception, name: str = "fn") -> Service:
    """Make an fn that raises these errors one after another, and then succeeds."""
    left = iter(errors)
    return kit.service(name, delay=WORK, failure=lambda: next(left, None))


@contextlib.contextmanager
def awaited(kit: Kit) -> Iterator[None]:
    """Expect that no OSError reaches the caller past retry, which has not awaited the call that raises it."""
    try:
        yield
    except OSError as error:
        early = kit.unawaited_return()
        if kit.line_of(error) is None:
            message = "retry gave a call of fn away before it had run: its error came when retry was over."
            kit.expect.reject("returned-without-await", message, early or kit.expect.where)
        raise


@dataclass(frozen=True)
class Clients:
    """What twelve clients did: the pauses of each, in seconds, and the line at which the first one waited."""

    kit: Kit
    base: float
    pauses: list[list[float]]
    place: Place | None

    def reject(self, message: str) -> None:
        """Fail because the calls hammer."""
        self.kit.expect.reject(HAMMERS, message, self.place)

    @property
    def excess(self) -> list[list[float]]:
        """What each pause has beyond its least length, in seconds."""
        return [[pause - self.base * 2**k for k, pause in enumerate(row)] for row in self.pauses]

    @property
    def shares(self) -> list[list[float]]:
        """The same as a part of that length."""
        return [[excess / (self.base * 2**k) for k, excess in enumerate(row)] for row in self.excess]


async def played(kit: Kit) -> Clients:
    """Let twelve clients meet the same outage, and expect that there are pauses at all."""
    base = kit.random.choice((0.1, 0.11, 0.12))
    fns = [failing(kit, *outages(kit, PAUSES), name=f"client {n + 1}") for n in range(CLIENTS)]
    calls = kit.start(kit.together("retry", *[(fn, PAUSES + 1, base) for fn in fns]))
    place = await pausing_at(kit, calls, fns[0])
    with awaited(kit):
        await calls
    for fn in fns:
        kit.expect.called(fn, PAUSES + 1)
    pauses = [[b.start - (a.end or 0.0) for a, b in pairwise(fn.calls)] for fn in fns]
    clients = Clients(kit, base, pauses, place or fns[0].calls[1].place)
    if any(max(row) < SOON for row in pauses):
        clients.reject("Calls of fn had failed, and each time the next one followed at once.")
    return clients


async def pausing_at(kit: Kit, calls: asyncio.Task[list[Any]], fn: Service) -> Place | None:
    """Give the line at which a client waits between two calls of its fn, if there is one."""
    while not calls.done():
        await asyncio.sleep(SOON)
        place = kit.waits_at()
        if fn.calls and place not in {None, fn.calls[0].place}:
            return place
    return None


def expect_growth(clients: Clients) -> None:
    """Expect that the last pauses are longer than the first ones; random pauses as asked are so by far."""
    first, last = (sum(row[k] for row in clients.pauses) / CLIENTS for k in (0, -1))
    if last < first * 2 ** (PAUSES - 2):
        message = (
            f"The first pause took {first:.2f} s, and the {PAUSES}th one {last:.2f} s (means of {CLIENTS} "
        )
        clients.reject(message + "clients): each should be about twice as long as the one before.")


def expect_spread(clients: Clients) -> None:
    """Expect a random share of each pause, drawn for each client and each pause."""
    for k in range(PAUSES):
        column = [row[k] for row in clients.pauses]
        if max(column) - min(column) < SPREAD:
            message = f"{CLIENTS} clients that failed together came back together, {min(column):.2f} s later"
            clients.reject(f"{message} (pause {k + 1}): no random share keeps them apart.")


def expect_drawn_anew(clients: Clients) -> None:
    """Expect that the pauses of one client differ in their random shares about as much as those of all."""
    for rows in (clients.shares, clients.excess):
        every = [part for row in rows for part in row]
        within_one = sum(max(row) - min(row) for row in rows) / CLIENTS
        if within_one < ALIKE * (max(every) - min(every)):
            message = (
                "Clients differ in their pauses, but all pauses of one client have the same random share: "
            )
            clients.reject(message + "it was drawn once, not anew for each pause.")


def expect_limits(clients: Clients) -> None:
    """Expect each pause between its limits."""
    for k in range(PAUSES):
        least = clients.base * 2**k
        for pause in (row[k] for row in clients.pauses):
            seen = f"With base = {clients.base}, pause {k + 1} should take between {least:.2f} and "
            seen += f"{2 * least:.2f} s, but one took {pause:.2f} s."
            if pause < least - 0.001:
                clients.reject(seen)
            finding = Finding(Evidence.WRONG_VALUE, clients.place, "the pause", text=seen)
            clients.kit.expect.that(pause < 2 * least + SOON + least / 10, seen, finding)


def expect_no_pause(kit: Kit, fn: Service, after: str) -> None:
    """Expect that nothing was waited for after the last call or before the first one."""
    late = kit.began + kit.elapsed - (fn.calls[-1].end or 0.0)
    early = fn.calls[0].start - kit.began
    message = f"retry went on for {late:.2f} s after {after}."
    kit.expect.that(late < SOON, message, Finding(Evidence.WRONG_VALUE, kit.expect.where, text=message))
    message = f"The first call of fn began only after {early:.2f} s."
    kit.expect.that(early < SOON, message, Finding(Evidence.WRONG_VALUE, fn.calls[0].place, text=message))


async def cancelled(kit: Kit, fn: Service, when: str) -> None:
    """Cancel a call of retry and expect that this leaves at once."""
    after = 0.2
    try:
        with awaited(kit):
            await kit.cancel_after(after, "retry", fn, 3, 0.4)
    except OSError as error:
        held = error.__context__
        if isinstance(held, asyncio.CancelledError):  # it was raised while that was handled
            message = f"retry was cancelled {when}, and {type(error).__name__} came out in its place."
            kit.expect.reject("swallowed-cancellation", message, kit.handler_of(held, kit.line_of(held)))
        raise
    late = kit.elapsed - after
    message = f"retry was cancelled {when}, and went on for {late:.2f} s."
    finding = Finding(Evidence.WRONG_VALUE, kit.expect.where, text=message)
    kit.expect.that(late < fn.cleanup + 0.05, message, finding)
    kit.expect.called(fn, 1)
    kit.expect.finished(fn)
