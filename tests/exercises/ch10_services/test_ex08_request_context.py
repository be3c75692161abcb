"""request_context: each request sees its own id, also in tasks, threads and log records, and leaves none."""

import asyncio
import contextlib
import logging
import re
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from grader.child.kit import Evidence, Finding, Kit, Place, Service, State, clean, free, overlap, value

Handler = Callable[[], Coroutine[Any, Any, object]]
WITH = "with_request_id"
ERRORS = (ConnectionError, LookupError, ArithmeticError, ValueError, TypeError)


class Records(logging.Handler):
    """Keep the log records that pass the learner's filter, in an own corner of the logging system."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.passed: list[logging.LogRecord] = []
        self.addFilter(kit.make("RequestIdFilter"))
        self.logger = logging.Logger(kit.word(), logging.DEBUG)  # noqa: LOG001  # known to nobody else
        self.logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.passed.append(record)


@value
async def test_id_and_result(kit: Kit) -> None:
    """The handler is called once, sees the id of its request, and its result is returned."""
    (rid,) = kit.names(1)
    handler, seen = handler_of(kit, rid)
    kit.expect.equal(current(kit), "-", "the id outside of a request")
    kit.expect.equal(await ask(kit, rid, handler), handler.answer(), "the result")
    kit.expect.called(handler, 1)
    for when, got in seen:
        expect_id(kit, got, rid, f"In the handler of {rid}, {when} it had waited", handler.calls[0].place)


@value
async def test_nested(kit: Kit) -> None:
    """In a request inside a request the inner id counts, and after it the outer one again."""
    outer, inner = kit.names(2)
    probe, inner_probe = probe_of(kit), probe_of(kit)

    async def handler() -> None:
        expect_id(kit, await probe(), outer, f"In the handler of {outer}", at(probe))
        got = await ask(kit, inner, inner_probe)
        expect_id(kit, got, inner, f"In the handler of {inner}, inside that of {outer}", at(inner_probe))
        expect_id(kit, await probe(), outer, f"In the handler of {outer}, after that of {inner}", at(probe))

    await ask(kit, outer, handler)
    expect_id(kit, current(kit), "-", "After both requests", at(probe))


@value
async def test_tasks_of_the_handler(kit: Kit) -> None:
    """Tasks that a handler starts see its id, also after they have waited."""
    ids = kit.names(2)
    probe = probe_of(kit)
    seen: list[tuple[str, object]] = []

    async def child(rid: str) -> None:
        seen.append((rid, await probe()))
        await asyncio.sleep(0.1)
        seen.append((rid, await probe()))

    def starting(rid: str) -> Handler:
        async def handler() -> None:
            await asyncio.create_task(child(rid))

        return handler

    await at_once(kit, [(rid, starting(rid)) for rid in ids])
    kit.expect.called(probe, 4)
    for rid, got in seen:
        expect_id(kit, got, rid, f"In a task that the handler of {rid} has started", at(probe))


@value
async def test_in_thread(kit: Kit) -> None:
    """in_thread gives what the function gives, which sees the caller's id in a thread."""
    rid, *args = kit.names(4)

    async def handler() -> None:
        await expect_in_thread(kit, args, rid, f"in the handler of {rid}")

    await ask(kit, rid, handler)
    await expect_in_thread(kit, [], "-", "outside of a request")


@value
async def test_two_threads(kit: Kit) -> None:
    """Two threads of one request, at the same time, both see its id."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    (rid,) = kit.names(1)
    job = kit.blocking_service("fn", delay=0.1, answer=lambda *_: current(kit))
    seen: list[Any] = []

    async def handler() -> None:
        both = [kit.get("in_thread")(job) for _ in range(2)]
        seen.extend(await asyncio.gather(*both, return_exceptions=True))

    await ask(kit, rid, handler)
    if error := next((got for got in seen if isinstance(got, BaseException)), None):
        if "enter context" not in str(error):
            raise error
        message = "Two calls of in_thread at the same time, in one request, run in one and the same context, "
        message += "which only one thread can enter; each needs a copy of its own."
        kit.expect.reject("context-lost", message, kit.line_of(error) or kit.place_of("in_thread"))
    kit.expect.called(job, 2)
    kit.expect.off_loop(job)
    for got in seen:
        place = kit.place_of("in_thread")
        expect_id(kit, got, rid, f"In one of two threads that the handler of {rid} uses", place)


@value
async def test_log_records(kit: Kit) -> None:
    """Every log record passes the filter, with the id of the code that wrote it."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    ids = kit.names(2)
    records = Records(kit)
    levels = {"-": logging.DEBUG, ids[0]: logging.INFO, ids[1]: logging.ERROR}

    def write() -> None:
        rid = current(kit)
        records.logger.log(levels.get(str(rid), logging.INFO), rid)

    async def handler() -> None:
        write()
        await asyncio.sleep(0.1)
        write()
        await kit.call("in_thread", write)

    write()
    await ask(kit, ids[0], handler)
    await at_once(kit, [(rid, handler) for rid in ids])
    expect_records(kit, records.passed, ["-", *([ids[0]] * 6), *([ids[1]] * 3)])


@overlap
async def test_requests_at_the_same_time(kit: Kit) -> None:
    """Requests run at the same time, and each sees its own id before and after it has waited."""
    ids = kit.names(4)
    slowest, second, third, fastest = kit.falling(4, fast=0.1, slow=0.2)
    delays = (third, slowest, fastest, second)  # who begins last ends neither first nor last
    made = [handler_of(kit, rid, delay) for rid, delay in zip(ids, delays, strict=True)]
    await at_once(kit, [(rid, handler) for rid, (handler, _) in zip(ids, made, strict=True)])
    for rid, (handler, seen) in zip(ids, made, strict=True):
        kit.expect.called(handler, 1)
        for when, got in seen:
            where = f"Of four requests at the same time, in that of {rid}, {when} it had waited"
            expect_id(kit, got, rid, where, at(handler))
    began = [call.start for handler, _ in made for call in handler.calls]
    if max(began) > kit.began + fastest / 2:
        message = f"The last of four requests began {max(began) - kit.began:.2f} s after the first."
        kit.expect.reject("lock-too-wide", message, at(made[-1][0]))
    kit.expect.within(ideal=slowest, wrong=slowest + fastest)


@clean
async def test_after_a_result(kit: Kit) -> None:
    """After a request its caller's id is what it was."""
    for rid in kit.names(2):
        handler, _ = handler_of(kit, rid)
        await ask(kit, rid, handler)
        expect_left(kit, handler, f"After the request of {rid} had given its result")


@clean
async def test_after_an_error(kit: Kit) -> None:
    """An error of the handler, whatever it is, reaches the caller, whose id is what it was."""
    before, *names = kit.names(1 + len(ERRORS))
    normal, _ = handler_of(kit, before)
    await ask(kit, before, normal)
    left = current(kit) != "-"  # then that is no matter of errors
    for rid, kind in zip(names, ERRORS, strict=True):
        error = kind(kit.word())
        handler, _ = handler_of(kit, rid, failure=error)
        with kit.expect.raises(error, by=handler):
            await ask(kit, rid, handler)
        expect_left(kit, handler, f"After the request of {rid} had failed", skipped=not left)


@clean
async def test_after_a_cancellation(kit: Kit) -> None:
    """A request that is cancelled ends its handler first, and its caller's id is what it was."""
    rid, before = kit.names(2)
    normal, _ = handler_of(kit, before)
    handler, _ = handler_of(kit, rid, 0.3)
    await ask(kit, before, normal)
    left = current(kit) != "-"
    try:
        async with asyncio.timeout(0.1):
            await ask(kit, rid, handler)
    except TimeoutError:
        kit.expect.finished(handler)
        expect_left(kit, handler, f"After the request of {rid} was cancelled", skipped=not left)
        return
    message = f"The request of {rid} was cancelled, and {WITH} returned all the same."
    place = kit.handler_of(asyncio.CancelledError(), at(handler)) or at(handler)
    cancelled = bool(handler.calls) and handler.calls[0].state is State.CANCELLED
    kit.expect.reject("swallowed-cancellation" if cancelled else "wrong-result", message, place)


@clean
async def test_no_id_is_left_in_a_thread(kit: Kit) -> None:
    """When in_thread is done, no id is left in its thread for what that does next."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    (rid,) = kit.names(1)
    loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(1)  # one thread, so that it is the same
    loop.set_default_executor(pool)
    await loop.run_in_executor(None, int)  # it begins outside of any request
    await ask(kit, rid, lambda: kit.get("in_thread")(int))
    got = await loop.run_in_executor(None, current, kit)
    expect_id(kit, got, "-", f"In a thread that had worked for {rid}", kit.place_of("in_thread"))


@clean
async def test_a_cancellation_is_not_held_up(kit: Kit) -> None:
    """A cancellation leaves in_thread at once, and does not wait for the function."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    job = kit.blocking_service("fn", delay=0.3)

    async def other() -> bool:
        await asyncio.sleep(0.15)
        return job.in_flight > 0

    free = kit.start(other())  # who holds the loop hears that elsewhere
    await kit.cancel_after(0.1, "in_thread", job)
    if job.calls and job.calls[0].at_return is State.DONE and await free:
        message = (
            "in_thread was cancelled while its function was at work, and it ended with that, not at once."
        )
        waited = kit.handler_of(asyncio.CancelledError(), job.calls[0].place)
        kit.expect.reject("shield-misused", message, waited or kit.place_of("in_thread"))
    await asyncio.sleep(0.3)  # by now its thread has ended


@free
async def test_a_cancelled_caller(kit: Kit) -> None:
    """A caller of in_thread who is cancelled stops nobody else while the function is still at work."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    job = kit.blocking_service("fn", delay=0.3)
    await kit.cancel_after(0.1, "in_thread", job)
    kit.expect.called(job, 1)
    kit.expect.off_loop(job)
    await asyncio.sleep(0.3)  # by now its thread has ended


def current(kit: Kit) -> Any:  # noqa: ANN401  # whatever the learner's code gives
    """Ask the learner's code for the current id."""
    return kit.get("current_request_id")()


def handler_of(
    kit: Kit, rid: str, seconds: float = 0.1, failure: Exception | None = None
) -> tuple[Service, list[tuple[str, object]]]:
    """Make a handler, and the list of what it sees before and after it waits for some seconds."""
    seen: list[tuple[str, object]] = []
    result = kit.word()

    def begin() -> float:
        handler.calls[-1].label = rid
        seen.append(("before", current(kit)))
        return seconds

    def end() -> str:
        if len(seen) == 1:
            seen.append(("after", current(kit)))
        return result

    handler = kit.service("handler", delay=begin, answer=end, failure=lambda: failure)
    return handler, seen


def probe_of(kit: Kit) -> Service:
    """Make an async function that gives the id that it sees."""
    return kit.service("handler", delay=None, answer=lambda: current(kit))


async def expect_in_thread(kit: Kit, args: list[str], wanted: str, where: str) -> None:
    """Expect that in_thread runs a function once, with these arguments, in a thread that sees this id."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    job = kit.blocking_service("fn", answer=lambda *args: [*args, current(kit)])
    got = await kit.hand_over("in_thread", job, *args)
    kit.expect.plain(got, "what in_thread gave")
    kit.expect.called(job, 1)
    (call,) = job.calls
    kit.expect.equal(list(call.args), args, "what the function was called with")
    kit.expect.off_loop(job)
    place = kit.place_of("in_thread")
    if isinstance(got, list) and got:
        expect_id(kit, got[-1], wanted, f"In a function that in_thread ran {where}", place)
    kit.expect.equal(got, [*args, wanted], "what in_thread gave")


async def ask(kit: Kit, rid: str, handler: Handler) -> object:
    """Handle one request in this task, and give its result."""
    with tokens(kit):
        return await kit.call(WITH, rid, handler)


@contextlib.contextmanager
def tokens(kit: Kit) -> Iterator[None]:
    """Tell apart an error that a token raises which belongs to another request."""
    try:
        yield
    except (ValueError, RuntimeError) as error:
        said = re.sub(r"^<Token .*> (?=was created|has already)", "the token ", str(error))
        if said == str(error):
            raise
        message = f"The id is reset with a token of another request. Python says: {said}."
        kit.expect.reject("context-lost", message, kit.line_of(error))


async def at_once(kit: Kit, requests: list[tuple[str, Handler]]) -> list[Any]:
    """Handle requests at the same time, and give their results."""
    with tokens(kit):
        return await kit.together(WITH, *requests)


def at(service: Service) -> Place | None:
    """Give the learner's line that ran the handler."""
    return next((call.place for call in service.calls if call.place), None)


def expect_id(kit: Kit, got: object, wanted: str, where: str, place: Place | None) -> None:
    """Expect an id; another one is that of another context."""
    kit.expect.plain(got, "what current_request_id gave")
    if isinstance(got, str) and got != wanted:
        message = f'{where}, current_request_id() gave "{got}"; it should be "{wanted}".'
        kit.expect.reject("context-lost", message, place)
    kit.expect.equal(got, wanted, "the id")


def expect_left(kit: Kit, handler: Service, when: str, *, skipped: bool = False) -> None:
    """Expect that no id is left; `skipped`: only this way out leaves one."""
    got = current(kit)
    if got != "-" and skipped:
        text = f'{when}, current_request_id() still gave "{got}"; after a result it had been "-" again.'
        codes = ("context-lost", "cleanup-skipped")
        found = [Finding(Evidence.OBSERVED, at(handler), code=code, text=text) for code in codes]
        kit.expect.that(False, text, *found)
    expect_id(kit, got, "-", when, at(handler))


def expect_records(kit: Kit, passed: list[logging.LogRecord], wanted: list[str]) -> None:
    """Expect one record for each of these ids, marked with it."""
    place = kit.place_of("RequestIdFilter.filter")
    if len(passed) != len(wanted):
        message = f"{len(wanted)} log records were written, and {len(passed)} passed the filter; all should."
        kit.expect.reject("wrong-result", message, place)
    for record in passed:
        if not hasattr(record, "request_id"):
            kit.expect.reject("wrong-result", "A log record that passed the filter has no request_id.", place)
        kit.expect.plain(record.request_id, "request_id of a log record")
        if record.request_id != record.msg:
            message = (
                f"A log record has the request_id {record.request_id!r} although it was written where "
                f'current_request_id() gave "{record.msg}".'
            )
            kit.expect.reject("wrong-result", message, place)
    got, ids = sorted(str(record.msg) for record in passed), sorted(wanted)
    if got != ids:
        message = (
            f"Log records were written for the requests {', '.join(got)}; they should be {', '.join(ids)}."
        )
        kit.expect.reject("context-lost", message, place)
