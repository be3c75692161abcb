"""A server in the loop of the check is asked from another thread, which nobody can hold."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp import web

from grader.child.kit.web.hosted import Hosted
from grader.child.kit.web.probe import Probe
from grader.model import Clock, Evidence
from tests.grader.engine.stage import play

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from grader.child.kit import Kit
    from grader.child.kit.web.probe import Answer
    from tests.grader.engine.stage import Played

LEARNER = """
import asyncio, time
from aiohttp import web

log = []

async def fast(request):
    return web.json_response({"fast": True})

async def blocks(request):
    time.sleep(0.3)
    return web.Response(text="blocked")

async def thread(request):
    await asyncio.to_thread(time.sleep, 0.3)
    return web.Response(text="rested")

async def waits(request):
    await asyncio.sleep(float(request.match_info["seconds"]))
    return web.Response(text="waited")

async def nothing(request):
    pass

async def fails(request):
    raise OSError("no disk")

async def drops(request):
    request.transport.abort()
    await asyncio.sleep(1)

async def lifetime(app):
    log.append("up")
    yield
    log.append("down")

def make_app():
    app = web.Application()
    app.cleanup_ctx.append(lifetime)
    for handler in (fast, blocks, thread, nothing, fails, drops):
        app.router.add_get("/" + handler.__name__, handler)
    app.router.add_get("/waits/{seconds}", waits)
    return app

def make_broken():
    app = make_app()
    async def broken(app):
        raise OSError("no store")
    app.on_startup.append(broken)
    return app

def make_leaking():
    app = make_app()
    async def leaking(app):
        task = asyncio.create_task(asyncio.sleep(10))
        yield
        task.cancel()
        await task
    app.cleanup_ctx.append(leaking)
    return app
"""
BOTH = pytest.mark.parametrize("clock", list(Clock))


def serve(
    steps: Callable[[Hosted, Kit], Coroutine[Any, Any, Any]],
    *,
    make: str = "make_app",
    clock: Clock = Clock.KATA,
) -> tuple[Played, list[Hosted]]:
    """Host an application of the learner's while steps run; give what they gave, and the host."""
    hosts: list[Hosted] = []

    async def body(kit: Kit) -> object:
        hosted = Hosted(kit.make(make), kit.now)
        hosts.append(hosted)
        try:
            await hosted.start()
            return await steps(hosted, kit)
        finally:
            await hosted.stop()

    return play(LEARNER, body, clock=clock), hosts


def asking(*paths: str, after: float = 0.0) -> Callable[[Hosted, Kit], Coroutine[Any, Any, list[Answer]]]:
    """Give the step that asks for these paths."""

    async def steps(hosted: Hosted, _: Kit) -> list[Answer]:
        return await hosted.get(*paths, after=after)

    return steps


@BOTH
def test_a_held_loop_is_measured(clock: Clock) -> None:
    """While a handler blocks the loop, another request waits for the rest of that time."""
    played, _ = serve(asking("/blocks", "/fast", after=0.1), clock=clock)
    blocks, fast = played.value
    assert (blocks.body, fast.body) == ("blocked", {"fast": True})
    assert fast.seconds > 0.15
    assert fast.end >= blocks.start + 0.3
    assert {found.kind for found in played.findings} == {Evidence.BLOCKED}
    if clock is Clock.KATA:
        assert fast.seconds == pytest.approx(0.2, abs=0.02)


@BOTH
def test_a_free_loop_answers_at_once(clock: Clock) -> None:
    """While a handler waits for a thread, another request is answered."""
    played, _ = serve(asking("/thread", "/fast", after=0.1), clock=clock)
    rested, fast = played.value
    assert (rested.body, fast.body) == ("rested", {"fast": True})
    assert fast.end < rested.end
    assert played.findings == ()
    if clock is Clock.KATA:
        assert rested.seconds == pytest.approx(0.3, abs=0.02)
        assert fast.seconds < 0.02


def test_waits_cost_no_real_time() -> None:
    """A request that takes an hour is answered at once, when nobody gives it up before."""

    async def steps(hosted: Hosted, kit: Kit) -> list[Answer]:
        async with Probe(hosted.url, kit.now, limit=7200) as probe:
            return await probe.get("/waits/3600", "/waits/1800")

    began = time.monotonic()
    played, _ = serve(steps)
    assert played.error is None
    assert [round(answer.seconds) for answer in played.value] == [3600, 1800]
    assert time.monotonic() - began < 60


@BOTH
def test_no_answer(clock: Clock) -> None:
    """A connection that breaks, and a request that is given up, have a status of 0 and an error."""

    async def steps(hosted: Hosted, kit: Kit) -> list[Answer]:
        async with Probe(hosted.url, kit.now, limit=0.2) as probe:
            return [*await probe.get("/drops"), *await probe.get("/waits/1")]

    played, _ = serve(steps, clock=clock)
    drops, waits = played.value
    assert (drops.status, waits.status) == (0, 0)
    assert isinstance(drops.error, aiohttp.ServerDisconnectedError)
    assert isinstance(waits.error, TimeoutError)


@BOTH
def test_nothing_is_left(clock: Clock) -> None:
    """Thread and connections end with the host; neither is taken for the learner's."""
    before = threading.active_count()
    played, hosts = serve(asking(*["/fast"] * 20), clock=clock)
    assert [answer.status for answer in played.value] == [200] * 20
    assert played.findings == ()
    assert threading.active_count() == before
    assert hosts[0].leaked is None
    assert played.kit.get("log") == ["up", "down"]


def test_a_probe_that_is_closed_gives_up() -> None:
    """Closing a probe does not wait for a server that never answers."""

    async def steps(hosted: Hosted, kit: Kit) -> float:
        probe = Probe(hosted.url, kit.now)
        probe.start()
        asked = kit.start(probe.get("/waits/5"))
        await asyncio.sleep(0.1)
        began = kit.now()
        probe.close()
        asked.cancel()
        return kit.now() - began

    played, _ = serve(steps)
    assert played.value < 0.1


def test_faults_of_handlers() -> None:
    """A handler that returns nothing, or raises, is a 500, with what aiohttp says of it."""
    played, (hosted,) = serve(asking("/nothing", "/fails"))
    assert [answer.status for answer in played.value] == [500, 500]
    assert "Missing return statement on request handler" in {fault.message for fault in hosted.faults}
    raised = [fault.error for fault in hosted.faults if isinstance(fault.error, OSError)]
    assert [played.kit.line_of(error) is not None for error in raised] == [True]


def test_errors_of_the_startup() -> None:
    """What the startup raises leaves, and what had begun is cleaned up."""
    played, _ = serve(asking("/fast"), make="make_broken")
    assert repr(played.error) == "OSError('no store')"
    assert played.kit.get("log") == ["up", "down"]


def test_a_cancelled_error_of_the_cleanup() -> None:
    """A CancelledError that leaves the cleanup is kept, and is nobody's cancellation."""
    played, (hosted,) = serve(asking("/fast"), make="make_leaking")
    assert played.error is None
    assert isinstance(hosted.leaked, asyncio.CancelledError)
    assert played.kit.get("log") == ["up", "down"]


def test_handlers_are_found() -> None:
    """The function behind a path is found as the route says it."""

    async def handler(_: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_get("/users/{id}", handler)
    hosted = Hosted(app, time.monotonic)
    assert hosted.handler_of("/users/{id}") is handler
    assert hosted.handler_of("/users/7") is None
