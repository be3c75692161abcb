"""server_lifecycle: the store and the beats live from startup to cleanup; the server answers at any time."""

import asyncio
import contextlib
import functools
import inspect
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from grader.child.kit import (
    BlockingService,
    CheckFailed,
    Evidence,
    Finding,
    Kit,
    Place,
    Service,
    clean,
    free,
    overlap,
    value,
)
from grader.child.kit.fakes import State
from grader.child.kit.web.hosted import Hosted
from grader.child.kit.web.probe import Answer, Probe

MAKE = "make_app"
ROUTES = {"items": "/items/{key}", "slow": "/slow/{x}", "health": "/health"}
EVERY = 0.05  # seconds from one beat to the next
SLOW = 0.3  # seconds that legacy blocks
PATIENCE = 5.0  # seconds; far more than a cleanup takes
Step = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class AtWork:
    """A task of the learner's that was not done at some instant."""

    task: asyncio.Task[Any]
    place: Place | None  # where it was asked to stop, else where it was made
    asked: bool
    waits: Place | None  # where it waited


class Store:
    """What connect gives: it holds values by key, and looks at who is at work when it is closed."""

    def __init__(self, kit: Kit, values: dict[str, Any], failures: dict[str, Exception]) -> None:
        self._kit = kit
        self.get = kit.service("store.get", delay=0.02, answer=values.get, failure=failures)
        self.closing: Service = kit.service("store.close", delay=0.05, answer=lambda: None)
        self.asked = kit.listener("store.close")  # also when nobody awaits it
        self.at_work: list[AtWork] = []

    def close(self) -> Any:  # noqa: ANN401  # a coroutine, handed on
        """Close the store."""
        self.asked()
        self.at_work = self.at_work or at_work(self._kit)
        return self.closing()


class Bench:
    """An application of the learner's, and what it is made with."""

    def __init__(
        self, kit: Kit, values: dict[str, Any] | None = None, failures: dict[str, Exception] | None = None
    ) -> None:
        kit.may_stay("ThreadPoolExecutor", "Thread")
        self.kit = kit
        self.store = Store(kit, values or {}, failures or {})
        self.connect = kit.service("connect", delay=0.02, answer=lambda: self.store)
        self.legacy = kit.blocking_service("legacy", delay=SLOW)
        self.connected = 0  # calls of connect when the startup had ended
        self.left: list[AtWork] = []  # when the cleanup had ended
        self.app = self._make()
        self.hosted = Hosted(self.app, kit.now)

    async def get(self, *paths: str, after: float = 0.0) -> list[Answer]:
        """Ask for paths at the same time, from another thread."""
        self.hosted.faults.clear()
        return await self.hosted.get(*paths, after=after)

    async def body(self, path: str, wanted: object) -> None:
        """Expect a status of 200 with this body."""
        (answer,) = await self.get(path)
        self.expect_status(answer, 200)
        self.kit.expect.equal(answer.body, wanted, f"the body of GET {path}")

    async def beats(self) -> int:
        """Ask for the number of beats."""
        (answer,) = await self.get("/health")
        self.expect_status(answer, 200)
        beats = answer.body.get("beats") if isinstance(answer.body, dict) else None
        if type(beats) is not int:
            message = f'GET /health should give {{"beats": n}} with a number, but it gave {answer.body!r}.'
            self.kit.expect.reject("wrong-result", message, self.place("/health"))
        return int(beats)

    def expect_status(self, answer: Answer, wanted: int) -> None:
        """Expect a status; an error of the learner's that leads to another one says more."""
        if answer.status == wanted:
            return
        message = (
            f"GET {answer.path} should be answered with status {wanted}; the answer has {answer.status}."
        )
        if answer.error is not None:
            message = f"GET {answer.path} was not answered: {answer.error!r}."
        place = self.place(answer.path)
        for fault in self.hosted.faults:
            raised = self.kit.line_of(fault.error) if fault.error else None
            if fault.error and raised and wanted == 200:
                raise fault.error
            place = raised or place
            message += f" aiohttp says: {fault.message}."
        self.kit.expect.reject("handler-contract", message, place)

    def place(self, path: str) -> Place | None:
        """Give the line of the handler of a path, such as /items/ada."""
        found, where = self.hosted.handler_of(ROUTES[path.split("/")[1]]), self.kit.place_of(MAKE)
        code = getattr(inspect.unwrap(found), "__code__", None) if found else None
        own = code is not None and code.co_filename == where.file
        return Place(where.file, code.co_firstlineno) if code and own else where

    async def start(self) -> None:
        """Run the startup."""
        await self._guarded(self.hosted.start, "startup")
        self.connected = len(self.connect.calls)

    async def stop(self) -> None:
        """Run the cleanup, and expect that it ends."""
        stopping = self.kit.start(self._stop())
        endless = await self.end(stopping)
        if endless:
            message = "The cleanup does not end: what it waits for was asked to stop, and goes on."
            waits = endless[0].waits
            place = self.kit.handler_of(asyncio.CancelledError(), waits) or waits
            self.kit.expect.reject("swallowed-cancellation", message, place)
        await stopping

    async def end(self, stopping: asyncio.Task[None]) -> list[AtWork]:
        """Wait for the end of a cleanup; give the tasks that kept it from ending, and do away with them."""
        await asyncio.wait([stopping], timeout=PATIENCE)
        if stopping.done():
            return []
        found = [each for each in at_work(self.kit, all_of_them=True) if each.asked]
        for each in found:
            with contextlib.suppress(RuntimeError):
                each.task.get_coro().close()  # type: ignore[union-attr]  # it would outlive the loop's end, too
        stopping.cancel()
        await asyncio.wait([stopping, *(each.task for each in found)], timeout=PATIENCE)
        for task in (stopping, *(each.task for each in found)):
            if task.done() and not task.cancelled():
                task.exception()  # read, so that nobody reports it as unread
        return found

    def _make(self) -> web.Application:
        kit = self.kit
        made = len(kit.loops)
        try:
            app = kit.call_plain(MAKE, self.connect, self.legacy)
        except RuntimeError as error:
            if "event loop" not in str(error):
                raise
            text = f"make_app runs before there is an event loop. Python says: {error}."
            found = Finding(Evidence.OBSERVED, kit.line_of(error), code="loop-bound-at-import", text=text)
            raise CheckFailed(text, found, Finding(Evidence.ERROR, found.place)) from error
        kit.expect.plain(app, "what make_app gave")
        if len(kit.loops) > made:
            text = (
                "make_app makes an event loop of its own, and the application will be served by another one."
            )
            kit.expect.reject("loop-bound-at-import", text, kit.loops[-1].created)
        if not isinstance(app, web.Application):
            message = f"make_app should give a web.Application, but it gave {type(app).__name__}."
            kit.expect.reject("wrong-result", message)
        return app

    async def _stop(self) -> None:
        await self._guarded(self.hosted.stop, "cleanup")
        self.left = at_work(self.kit)  # no await may come before this

    async def _guarded(self, step: Step, name: str) -> None:
        try:
            await step()
        except Exception as error:
            if self.kit.line_of(error):
                raise
            message = f"The {name} of the application failed: {type(error).__name__}: {error}."
            self.kit.expect.that(
                False, message, Finding(Evidence.ERROR, self.kit.place_of(MAKE), text=message)
            )


def serve(kit: Kit, bench: Bench, steps: Step, other: Bench | None = None) -> None:
    """Run steps between startup and cleanup; the steps start the other application themselves."""

    async def lifetime() -> None:
        try:
            await bench.start()
            await steps()
        except BaseException:
            kit.adopt()  # what is still at work then is no fault of its own
            for each in (bench, other):
                if each:
                    await each.end(kit.start(each.hosted.stop()))
            raise
        await bench.stop()
        kit.adopt()  # tasks that are left have a check of their own

    async def run() -> None:
        await kit.run(lifetime, MAKE)

    asyncio.run(run())


@value
def test_items(kit: Kit) -> None:
    """/items/{key} gives the value of the store, whatever it is; None is a 404."""
    names = kit.names(6)
    values = dict(zip(names, (kit.word(), kit.ids(2), 0, "", False), strict=False))
    bench = Bench(kit, values)

    async def steps() -> None:
        for key, wanted in values.items():
            await bench.body(f"/items/{key}", {"key": key, "value": wanted})
        (answer,) = await bench.get(f"/items/{names[-1]}")
        bench.expect_status(answer, 404)

    serve(kit, bench, steps)


@value
def test_slow(kit: Kit) -> None:
    """/slow/{x} gives what legacy gives for the number; anything but an integer is a 400."""
    (x,) = kit.ids(1)
    bench = Bench(kit)

    async def steps() -> None:
        for number in (x, -x):
            await bench.body(f"/slow/{number}", {"result": bench.legacy.answer(number)})
        given = [list(call.args) for call in bench.legacy.calls]
        kit.expect.equal(given, [[x], [-x]], "what legacy was called with")
        for wrong in (kit.word(), "1.5"):
            (answer,) = await bench.get(f"/slow/{wrong}")
            bench.expect_status(answer, 400)
        kit.expect.called(bench.legacy, 2)

    serve(kit, bench, steps)


@value
def test_beats(kit: Kit) -> None:
    """/health tells the beats: about one every 0.05 s while the application is up."""
    bench = Bench(kit)
    span = kit.random.uniform(0.8, 1.2)

    async def steps() -> None:
        first = await bench.beats()
        began = kit.now()
        await asyncio.sleep(span)
        due = (kit.now() - began) / EVERY
        counted = await bench.beats() - first
        if not due * 0.7 <= counted <= due * 1.3:
            message = f"In {span:.2f} s the beats should grow by about {due:.0f}; they grew by {counted}."
            kit.expect.reject("wrong-result", message, bench.place("/health"))

    serve(kit, bench, steps)


@value
def test_two_applications(kit: Kit) -> None:
    """Two applications in one program share neither the store nor the beats."""
    (key,) = kit.names(1)
    one, other = Bench(kit, {key: kit.word()}), Bench(kit, {key: kit.word()})
    if one.app is other.app:
        kit.expect.reject("wrong-result", "Two calls of make_app gave the same application.")

    async def steps() -> None:
        await asyncio.sleep(10 * EVERY)
        await other.start()
        for bench in (one, other):
            (answer,) = await bench.get(f"/items/{key}")
            bench.expect_status(answer, 200)
            wanted = {"key": key, "value": await bench.store.get(key)}
            if answer.body != wanted:
                message = "There are two applications, and one of them answers from the store of the other."
                kit.expect.reject("wrong-result", message, bench.place(answer.path))
        await asyncio.sleep(EVERY)
        beats = [await bench.beats() for bench in (one, other)]
        if beats[0] and beats[1] > beats[0] / 2:
            message = f"An application has {beats[1]} beats as soon as it has begun: those of another."
            kit.expect.reject("wrong-result", message, other.place("/health"))
        await other.stop()
        grown = await one.beats()
        await asyncio.sleep(10 * EVERY)
        if grown and await one.beats() <= grown:
            message = "When one of two applications ends, the beats of the other one end as well."
            kit.expect.reject("wrong-result", message, one.place("/health"))
        await one.body(f"/items/{key}", {"key": key, "value": await one.store.get(key)})

    serve(kit, one, steps, other)
    expect_none_left(kit, one)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Two applications serve as well when one comes after the other, each in an event loop of its own."""
    for _ in range(2):
        names = kit.names(3)
        bench = Bench(kit, dict.fromkeys(names, 1))
        serve(kit, bench, functools.partial(busy_steps, kit, bench, names))


@value
def test_nothing_runs_before_the_startup(kit: Kit) -> None:
    """make_app itself starts nothing."""
    bench = Bench(kit)

    async def steps() -> None:
        kit.expect.called(bench.connect, 0)
        await asyncio.sleep(2 * EVERY)
        if bench.connect.calls:
            message = "connect was called before the startup."
            kit.expect.reject("loop-bound-at-import", message, bench.connect.calls[0].place)

    asyncio.run(steps())


@overlap
def test_four_at_a_time(kit: Kit) -> None:
    """Four requests of /slow at the same time take as long as one."""
    bench = Bench(kit)
    paths = [f"/slow/{x}" for x in kit.ids(4)]
    took: list[float] = []

    async def steps() -> None:
        answers = await bench.get(*paths)
        for answer in answers:
            bench.expect_status(answer, 200)
        if 1 < bench.legacy.peak < len(paths):
            message = f"Of {len(paths)} requests of /slow only {bench.legacy.peak} were at work at any time."
            kit.expect.reject("thread-limits", message, kit.line_with("ThreadPoolExecutor(", "Semaphore("))
        kit.expect.peak(bench.legacy, len(paths))
        took.append(max(answer.end for answer in answers) - min(answer.start for answer in answers))
        kit.elapsed = took[0]
        kit.expect.within(ideal=SLOW, wrong=2 * SLOW)

    serve(kit, bench, steps)
    kit.elapsed = took[0]  # and not that of startup and cleanup


@free
def test_health_meanwhile(kit: Kit) -> None:
    """While four requests of /slow are at work, /health answers at once."""
    bench = Bench(kit)

    async def steps() -> None:
        *slow, health = await bench.get(*[f"/slow/{x}" for x in kit.ids(4)], "/health", after=0.1)
        kit.expect.off_loop(bench.legacy)
        for answer in (*slow, health):
            bench.expect_status(answer, 200)
        message = f"/health was answered after {health.seconds:.2f} s, beside four requests of /slow."
        kit.expect.that(health.seconds < 0.1, message)

    serve(kit, bench, steps)


@clean
def test_opened_and_closed_once(kit: Kit) -> None:
    """connect is called once, at startup, and the store is closed once, at cleanup."""
    names = kit.names(3)
    bench = Bench(kit, dict.fromkeys(names, 1))

    async def steps() -> None:
        for name in names:
            await bench.get(f"/items/{name}")
        if len(bench.connect.calls) > 1:
            message = f"connect was called {len(bench.connect.calls)} times for {len(names)} requests."
            kit.expect.reject("session-per-request", message, bench.connect.calls[-1].place)
        kit.expect.that(bench.connected == 1, "connect was not called at startup.", not_connected(kit))
        kit.expect.that(not bench.store.asked.calls, "The store was closed while the application was up.")

    serve(kit, bench, steps)
    expect_closed(kit, bench)


@clean
def test_order_of_the_cleanup(kit: Kit) -> None:
    """At cleanup the beats are cancelled and awaited, and then the store is closed."""
    bench = Bench(kit)

    async def steps() -> None:
        await asyncio.sleep(kit.random.uniform(2, 3) * EVERY)

    serve(kit, bench, steps)
    expect_closed(kit, bench)
    expect_none_left(kit, bench)
    for each in bench.store.at_work:
        if each.asked:
            message = "When the store was closed, the task of the beats was asked to stop and had not ended."
            kit.expect.reject("cancel-not-awaited", message, each.place)
        text = "When the store was closed, the task of the beats was still at work; it should have ended."
        place = next((call.place for call in bench.store.asked.calls), each.place)
        codes = ("cancel-not-awaited", "wrong-result")
        kit.expect.that(
            False, text, *(Finding(Evidence.OBSERVED, place, code=code, text=text) for code in codes)
        )
    expect_closed(kit, bench)


@clean
def test_a_request_in_flight_at_the_end(kit: Kit) -> None:
    """A request that is in flight when the server ends is answered from the store, which is closed then."""
    (key,) = kit.names(1)
    bench = Bench(kit, {key: kit.word()})
    bench.store.get.delay = 0.2

    async def lifetime() -> None:
        runner = web.AppRunner(bench.app, access_log=None, handle_signals=False, shutdown_timeout=PATIENCE)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        async with Probe(f"http://127.0.0.1:{runner.addresses[0][1]}", kit.now) as probe:
            asking = kit.start(probe.get(f"/items/{key}"))
            while not bench.store.get.calls and not asking.done():
                await asyncio.wait([asking], timeout=0.01)
            stopping = kit.start(runner.cleanup())
            await bench.end(stopping)
            await asyncio.gather(stopping, return_exceptions=True)  # how it ends, others look at
            (answer,) = await asking
        kit.adopt()  # tasks that are left have a check of their own
        if not bench.store.get.calls or not bench.store.asked.calls:
            bench.expect_status(answer, 200)

    async def run() -> None:
        await kit.run(lifetime, MAKE)

    asyncio.run(run())
    asked, closed = bench.store.get.calls, bench.store.asked.calls
    if asked and closed and not (asked[0].end and asked[0].end <= closed[0].start):
        message = (
            "The store was closed while a request still waited for it: between on_shutdown and on_cleanup "
            "aiohttp lets the requests in flight be answered."
        )
        kit.expect.reject("no-graceful-stop", message, closed[0].place)


@clean
def test_store_error(kit: Kit) -> None:
    """An error of the store, of whatever kind, is a 500, and the server goes on."""
    kinds = (ConnectionError, KeyError, IndexError, ValueError)
    good, *bad = kit.names(1 + len(kinds))
    errors: dict[str, Exception] = {key: kind(kit.word()) for key, kind in zip(bad, kinds, strict=True)}
    bench = Bench(kit, {good: 1}, errors)

    async def steps() -> None:
        for key, error in errors.items():
            (answer,) = await bench.get(f"/items/{key}")
            expect_500(kit, bench, answer, error, bench.store.get)
            await bench.body(f"/items/{good}", {"key": good, "value": 1})

    serve(kit, bench, steps)


@clean
def test_legacy_error(kit: Kit) -> None:
    """An error of legacy is a 500, also a ValueError, and the server goes on."""
    good, *bad = kit.ids(4)
    errors: dict[int, Exception] = {
        x: kind(kit.word()) for x, kind in zip(bad, (ValueError, TypeError, LookupError), strict=True)
    }
    bench = Bench(kit)
    bench.legacy.failure = lambda x: errors.get(int(x))  # a text for a number is told elsewhere

    async def steps() -> None:
        for x, error in errors.items():
            (answer,) = await bench.get(f"/slow/{x}")
            expect_500(kit, bench, answer, error, bench.legacy)
        await bench.body(f"/slow/{good}", {"result": bench.legacy.answer(good)})

    serve(kit, bench, steps)


async def busy_steps(kit: Kit, bench: Bench, names: Sequence[str]) -> None:
    """Ask for so much at the same time that requests wait for whatever they share."""
    began = kit.now()
    paths = [f"/items/{name}" for name in names] + [f"/slow/{x}" for x in kit.ids(5)]
    for answer in await bench.get(*paths):
        bench.expect_status(answer, 200)
    if not await bench.beats() and kit.now() - began > 3 * EVERY:
        message = f"{kit.now() - began:.2f} s after the startup there were no beats."
        kit.expect.reject("wrong-result", message, bench.place("/health"))


def at_work(kit: Kit, *, all_of_them: bool = False) -> list[AtWork]:
    """Give the learner's tasks that are not done, but the one that runs; `all_of_them`: adopted ones, too."""
    found = []
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        record = getattr(task, "record", None)
        if record is not None and record.created and (all_of_them or not record.own):
            place = next((asked for asked in kit.cancel_requests(task) if asked), record.created)
            waits = next((wait.place for wait in kit.waits(task)), None)
            found.append(AtWork(task, place, asked=task.cancelling() > 0, waits=waits))
    return sorted(found, key=lambda each: each.place.line if each.place else 0)


def expect_none_left(kit: Kit, bench: Bench) -> None:
    """Expect that no task of the learner's was at work when the cleanup had ended."""
    for each in bench.left:
        code = "cancel-not-awaited" if each.asked else "background-task-lost"
        what = "was asked to stop and had not ended" if each.asked else "was still at work"
        message = f"When the cleanup had ended, the task of the beats {what}."
        kit.expect.reject(code, message, each.place)


def expect_closed(kit: Kit, bench: Bench) -> None:
    """Expect that the store was closed once, to the end."""
    store = bench.store
    if store.asked.calls and not store.closing.calls:
        message = "store.close() was called, and nobody awaited it."
        kit.expect.reject("forgotten-await", message, store.asked.calls[0].place)
    kit.expect.that(bool(bench.connect.calls), "connect was not called at startup.", not_connected(kit))
    if not store.closing.calls:
        place = bench.connect.calls[0].place
        message = "When the cleanup had ended, the store was still open."
        if bench.hosted.leaked is not None:
            place = first_line(kit, bench.hosted.leaked) or place
            message += " A CancelledError had left the cleanup before: that of the task which was awaited."
        kit.expect.reject("cleanup-skipped", message, place)
    going_on = next((call for call in store.closing.calls if call.at_return is State.RUNNING), None)
    if going_on:
        message = "When the cleanup had ended, store.close() was still at work: nobody had waited for it."
        kit.expect.reject("task-not-awaited", message, going_on.place)
    kit.expect.called(store.closing, 1)
    kit.expect.finished(store.closing)


def not_connected(kit: Kit) -> Finding:
    """Give the evidence that connect was not called."""
    return Finding(Evidence.WRONG_CALLS, kit.place_of(MAKE), "connect", count=0, wanted=1)


def expect_500(
    kit: Kit, bench: Bench, answer: Answer, error: Exception, by: Service | BlockingService
) -> None:
    """Expect that an error of the store or of legacy is a 500."""
    if answer.status == 500:
        return
    message = (
        f"{by.name} raised {type(error).__name__}, and the client got {answer.status}; it should be 500."
    )
    called = kit.line_of(error) or next((call.place for call in by.calls if call.place), None)
    place = kit.handler_of(error, called) or bench.place(answer.path)
    # A 404 is the wrong status; the body of a good answer hides the error.
    codes = ["handler-contract", *(["errors-hidden"] if 0 < answer.status < 400 else [])]
    kit.expect.that(
        False, message, *(Finding(Evidence.OBSERVED, place, code=code, text=message) for code in codes)
    )


def first_line(kit: Kit, error: BaseException) -> Place | None:
    """Give the outermost line of the learner's that an error passed."""
    file, traceback = kit.place_of(MAKE).file, error.__traceback__
    while traceback is not None and traceback.tb_frame.f_code.co_filename != file:
        traceback = traceback.tb_next
    return Place(file, traceback.tb_lineno) if traceback else None
