"""fastapi_endpoint: calls of a profile overlap, reports run beside the loop, each way out has its status."""

import asyncio
from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.encoders import jsonable_encoder

from grader.child.kit import (
    Evidence,
    Finding,
    Kit,
    Place,
    State,
    clean,
    free,
    leaves,
    overlap,
    value,
)
from grader.child.kit.fakes import Delay
from grader.child.kit.web.asgi import Site
from grader.child.kit.web.probe import Answer

MAKE = "make_app"


class Bench:
    """An application of the learner's, and what it is made with; enter it, and then ask."""

    def __init__(self, kit: Kit, *, delay: Delay = 0.1, failures: dict[str, Exception] | None = None) -> None:
        kit.may_stay("ThreadPoolExecutor", "Thread")
        self.kit = kit
        self.failures = failures or {}
        self.fetch = kit.service("fetch", delay=delay, failure=self.failures, answer=self._answer)
        self.legacy = kit.blocking_service("legacy", delay=0.2)
        self.asked = kit.listener("fetch")  # also of calls that nobody awaits
        self._token = kit.word()
        app = kit.make(MAKE, self._fetch, self.legacy)
        kit.expect.plain(app, "what make_app gave")
        if not isinstance(app, FastAPI):
            message = f"make_app should give a FastAPI application, but it gave {type(app).__name__}."
            kit.expect.reject("wrong-result", message)
        self.app = app
        self.site = Site(app, kit.now, kit.start)

    async def get(self, *paths: str, after: float = 0.0) -> list[Answer]:
        """Ask for paths at the same time; what is left of them is looked at when all are answered."""
        async with self.app.router.lifespan_context(self.app):
            answers: list[Answer] = await self.kit.run(self.site.get, MAKE, *paths, after=after)
        return answers

    async def body(self, path: str, wanted: object) -> None:
        """Expect a status of 200 with this body."""
        (answer,) = await self.get(path)
        self.expect_body(answer, path, wanted)

    def expect_body(self, answer: Answer, path: str, wanted: object) -> None:
        """Expect a status of 200 with this body."""
        self.expect_status(answer, 200)
        self.kit.expect.equal(answer.body, wanted, f"the body of GET {path}")

    def expect_status(self, answer: Answer, wanted: int) -> None:
        """Expect a status; an error of the learner's that leads to another one says more."""
        if answer.status == wanted:
            return
        asked = f"GET {answer.path} should be answered with status {wanted}"
        self._expect_awaited(asked)
        if answer.error is not None:
            if self.kit.line_of(answer.error):
                raise answer.error
            asked += f". FastAPI cannot send what was returned; it says: {answer.error}"
        message = f"{asked}; the answer has status {answer.status}."
        self.kit.expect.reject("handler-contract", message)

    def _fetch(self, what: str, uid: int) -> Any:  # noqa: ANN401  # a coroutine, handed on
        self.asked(what, uid)
        return self.fetch(what, uid)

    def _answer(self, what: str, uid: int) -> object:
        return [f"{what} {uid}", self._token]

    def _expect_awaited(self, asked: str) -> None:
        began = [call.args for call in self.fetch.calls]
        for call in self.asked.calls:
            if call.args not in began:
                message = f"{asked}. `fetch` was called, and nobody awaited what it gave."
                self.kit.expect.reject("forgotten-await", message, call.place)


@value
async def test_profile(kit: Kit) -> None:
    """A profile holds what the two calls of fetch give."""
    (uid,) = kit.ids(1)
    bench = Bench(kit)
    wanted = {what: bench.fetch.answer(what, uid) for what in ("user", "posts")}
    await bench.body(f"/profile/{uid}", wanted)
    kit.expect.called(bench.fetch, 2)
    args = sorted((list(call.args) for call in bench.fetch.calls), key=str)
    kit.expect.equal(args, [["posts", uid], ["user", uid]], "what fetch was called with")
    here = asyncio.get_running_loop()
    strange = next(
        (record for record in kit.loops if record.loop in bench.fetch.loops and record.loop is not here), None
    )
    if strange:
        message = "fetch ran in an event loop of its own, and not in the one that serves all requests."
        kit.expect.reject("nested-run", message, strange.created)


@value
async def test_report(kit: Kit) -> None:
    """A report holds its number and what legacy gives."""
    (number,) = kit.ids(1)
    bench = Bench(kit)
    await bench.body(f"/report/{number}", {"n": number, "report": bench.legacy.answer(number)})
    kit.expect.called(bench.legacy, 1)
    kit.expect.equal(list(bench.legacy.calls[0].args), [number], "what legacy was called with")


@value
async def test_a_profile_without_anything(kit: Kit) -> None:
    """What the calls give is the answer, also when it is nothing."""
    (uid,) = kit.ids(1)
    for user, posts in (([], [kit.word()]), ([kit.word()], [])):
        bench = Bench(kit)
        given = {"user": user, "posts": posts}
        bench.fetch.answer = lambda what, _, given=given: given[what]
        await bench.body(f"/profile/{uid}", given)


@value
async def test_asked_again(kit: Kit) -> None:
    """Each request is answered anew, also when the same was asked before and when that failed."""
    uid, number = kit.ids(2)
    bench = Bench(kit, failures={what: LookupError(what) for what in ("user", "posts")})
    async with bench.app.router.lifespan_context(bench.app):
        await bench.site.get(f"/profile/{uid}")
        bench.failures.clear()
        for word in (kit.word(), kit.word()):
            began, bench.fetch.answer = len(bench.fetch.calls), lambda what, _, word=word: [what, word]
            (answer,) = await bench.site.get(path := f"/profile/{uid}")
            if answer.status != 200 and 0 < began == len(bench.fetch.calls):
                message = f"The calls of fetch for {uid} failed, and later GET {path} called fetch no more: "
                message += f"it was answered with status {answer.status}, from the old failure."
                kit.expect.reject("failure-cached", message, bench.fetch.calls[0].place)
            bench.expect_body(answer, path, {what: [what, word] for what in ("user", "posts")})
            bench.legacy.answer = lambda n, word=word: [n, word]
            (answer,) = await bench.site.get(path := f"/report/{number}")
            bench.expect_body(answer, path, {"n": number, "report": [number, word]})


@value
async def test_two_applications(kit: Kit) -> None:
    """Each of two applications calls what it was made with."""
    (uid,) = kit.ids(1)
    for bench in [Bench(kit), Bench(kit)]:
        wanted = {what: bench.fetch.answer(what, uid) for what in ("user", "posts")}
        await bench.body(f"/profile/{uid}", wanted)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Requests at the same time are answered in each event loop of a program, not in the first one alone."""

    async def many() -> None:
        bench = Bench(kit)
        paths = [f"/{what}/{number}" for number in kit.ids(8) for what in ("profile", "report")]
        for answer in await bench.get(*paths):
            bench.expect_status(answer, 200)

    for _ in range(2):
        asyncio.run(many())


@value
async def test_health(kit: Kit) -> None:
    """/health answers {"ok": true}."""
    await Bench(kit).body("/health", {"ok": True})


@value
async def test_not_a_number(kit: Kit) -> None:
    """Anything but a whole number is a 422, and nothing is called."""
    word = kit.word()
    bench = Bench(kit)
    for path in (f"/profile/{word}", f"/report/{word}", "/profile/1.5"):
        (answer,) = await bench.get(path)
        bench.expect_status(answer, 422)
    kit.expect.called(bench.fetch, 0)
    kit.expect.called(bench.legacy, 0)


@value
async def test_unknown_user(kit: Kit) -> None:
    """A LookupError of either call, or of both, is a 404."""
    for failing in (["user"], ["posts"], ["user", "posts"]):
        (uid,) = kit.ids(1)
        kind = kit.random.choice([LookupError, KeyError, IndexError])
        bench = Bench(kit, failures={what: kind(f"no {what} {uid}") for what in failing})
        (answer,) = await bench.get(f"/profile/{uid}")
        expect_not_found(
            kit, bench, answer, f"The call of fetch for {' and '.join(failing)} raised {kind.__name__}"
        )


@overlap
async def test_calls_of_a_profile_overlap(kit: Kit) -> None:
    """The two calls of a profile are in flight together."""
    slow, fast = kit.random.sample(["user", "posts"], 2)
    bench = Bench(kit, delay={slow: 0.2, fast: 0.15})
    (answer,) = await bench.get(f"/profile/{kit.ids(1)[0]}")
    bench.expect_status(answer, 200)
    kit.expect.peak(bench.fetch, 2)
    kit.expect.within(ideal=0.2, wrong=0.35)


@overlap
async def test_reports_overlap(kit: Kit) -> None:
    """Five reports at the same time take as long as one."""
    bench = Bench(kit)
    for answer in await bench.get(*[f"/report/{number}" for number in kit.ids(5)]):
        bench.expect_status(answer, 200)
    if 1 < bench.legacy.peak < 5:
        message = f"Of five reports at the same time only {bench.legacy.peak} were made at any time."
        kit.expect.reject("thread-limits", message, kit.line_with("ThreadPoolExecutor(", "Limiter("))
    kit.expect.peak(bench.legacy, 5)
    kit.expect.within(ideal=0.2, wrong=0.4)


@free
async def test_the_loop_is_free(kit: Kit) -> None:
    """While five reports are made, /health answers at once."""
    bench = Bench(kit)
    reports = [f"/report/{number}" for number in kit.ids(5)]
    *_, health = await bench.get(*reports, "/health", after=0.05)
    kit.expect.off_loop(bench.legacy)
    bench.expect_status(health, 200)
    late = health.end - kit.began - 0.05
    kit.expect.that(
        late < 0.1, f"/health was answered {late:.2f} s after it was asked for, beside five reports."
    )


@clean
async def test_nothing_runs_after_a_404(kit: Kit) -> None:
    """When one call fails, the other one has ended when the answer goes out."""
    for failing, other in (("user", "posts"), ("posts", "user")):
        (uid,) = kit.ids(1)
        error = LookupError(f"no {failing} {uid}")
        bench = Bench(kit, delay={failing: 0.1, other: 0.2}, failures={failing: error})
        (answer,) = await bench.get(f"/profile/{uid}")
        expect_not_found(kit, bench, answer, f"The call of fetch for {failing} raised LookupError")
        kit.expect.finished(bench.fetch)


@clean
async def test_other_errors(kit: Kit) -> None:
    """Any other error of fetch is not a 404, but a status of 500 or above."""
    other = kit.random.choice([ConnectionError, ArithmeticError, TimeoutError])
    for failing, kind in (("user", other), ("posts", ValueError), ("user", RuntimeError)):
        (uid,) = kit.ids(1)
        error = kind(kit.word())
        bench = Bench(kit, failures={failing: error})
        (answer,) = await bench.get(f"/profile/{uid}")
        if answer.status < 500:
            place, handled = meets(kit, bench)
            given = answer.body.get(failing) if isinstance(answer.body, dict) else None
            if answer.status == 200 and not handled and given == jsonable_encoder(error):
                message = (
                    f"The {type(error).__name__} that fetch raised stands in the answer, as the {failing}."
                )
                kit.expect.reject("unchecked-results", message, place)
            message = (
                f"The call of fetch for {failing} raised {type(error).__name__}, and the client got status "
                f"{answer.status}; only a LookupError means 404."
            )
            kit.expect.reject("errors-hidden", message, place)


@clean
async def test_cancelled(kit: Kit) -> None:
    """A request that is cancelled while fetch is at work gets no answer, and no shield keeps its calls."""
    bench = Bench(kit, delay=0.2)
    async with bench.app.router.lifespan_context(bench.app):
        request = kit.start(bench.site.get(f"/profile/{kit.ids(1)[0]}"))
        await asyncio.wait([request], timeout=0.1)
        if request.done():
            bench.expect_status(request.result()[0], 200)
        places = [wait.place for wait in kit.waits(request)] + [call.place for call in bench.fetch.calls]
        request.cancel()
        await asyncio.wait([request])
        at_work = [call for call in bench.fetch.calls if call.state is State.RUNNING]
        await asyncio.sleep(0.4)  # what has not been cancelled with it may go on to its end
    if request.cancelled():
        # A task that nobody stops is an oversight that no web server brings to light. A shield is none.
        shield = kit.line_with("shield(")
        if at_work and shield:
            message = f"A request was cancelled, and its shield let {len(at_work)} calls of fetch run on."
            kit.expect.reject("shield-misused", message, shield)
        return
    message = "A request was cancelled while fetch was at work, and it was answered all the same, "
    message += f"with status {request.result()[0].status}."
    handlers = (kit.handler_of(asyncio.CancelledError(), place) for place in places if place)
    kit.expect.reject("swallowed-cancellation", message, next((each for each in handlers if each), None))


def expect_not_found(kit: Kit, bench: Bench, answer: Answer, why: str) -> None:
    """Expect a 404."""
    if answer.status == 404:
        return
    message = f"{why}, and the client got status {answer.status}; it should be 404."
    if isinstance(answer.error, BaseExceptionGroup) and any(
        isinstance(leaf, HTTPException) for leaf in leaves(answer.error)
    ):
        text = f"{message} FastAPI does not look for an HTTPException in an {type(answer.error).__name__}."
        kit.expect.reject("exception-group", text, kit.line_of(answer.error))
    if answer.error and not any(isinstance(leaf, LookupError) for leaf in leaves(answer.error)):
        bench.expect_status(answer, 404)
    place, handled = meets(kit, bench)
    if handled and isinstance(answer.error, BaseExceptionGroup):
        text = f"{message} What reached FastAPI is an {type(answer.error).__name__}."
        kit.expect.reject("exception-group", text, kit.line_of(answer.error) or place)
    codes = ("errors-hidden", "handler-contract")
    found = [Finding(Evidence.OBSERVED, place, code=code, text=message) for code in codes]
    kit.expect.that(False, message, *found)


def meets(kit: Kit, bench: Bench) -> tuple[Place | None, bool]:
    """Give the learner's line that an error of fetch meets, and whether it is an `except` for it."""
    passed = [(error, kit.line_of(error)) for error in bench.failures.values()]
    called = [(passed[0][0], call.place) for call in bench.fetch.calls]
    lines = [(error, place) for error, place in (*passed, *called) if place]
    for error, place in lines:
        handled = kit.handler_of(error, place)
        if handled:
            return handled, True
    return (lines[0][1] if lines else None), False
