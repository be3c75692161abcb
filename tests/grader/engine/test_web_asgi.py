"""An ASGI application runs in the loop of the check; its worker threads take part in the clock."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from grader.child.kit.web.asgi import Site
from grader.model import Clock, Evidence
from tests.grader.engine.stage import play

if TYPE_CHECKING:
    from grader.child.kit import Kit
    from grader.child.kit.web.probe import Answer

LEARNER = """
import asyncio
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

def make_app(legacy):
    app = FastAPI()

    @app.get("/plain/{n}")
    def plain(n: int):
        return {"n": n, "got": legacy(n)}

    @app.get("/thread/{n}")
    async def thread(n: int):
        return await asyncio.to_thread(legacy, n)

    @app.get("/blocking/{n}")
    async def blocking(n: int):
        return legacy(n)

    @app.get("/fails")
    async def fails():
        raise OSError("no disk")

    @app.get("/text")
    async def text():
        return PlainTextResponse("hello")

    return app
"""
BLOCKING = next(number for number, line in enumerate(LEARNER.splitlines(), 1) if "return legacy(n)" in line)
BOTH = pytest.mark.parametrize("clock", list(Clock))


async def asked(kit: Kit, *paths: str, delay: float = 0.2, after: float = 0.0) -> list[Answer]:
    """Ask an application of the learner's for these paths at the same time."""
    legacy = kit.blocking_service("legacy", delay=delay, answer=lambda n: -n)
    site = Site(kit.make("make_app", legacy), kit.now, kit.start)
    answers: list[Answer] = await kit.run(site.get, "make_app", *paths, after=after)
    return answers


@BOTH
def test_worker_threads_overlap(clock: Clock) -> None:
    """Plain endpoints run in threads, at the same time; idle threads are no leak."""
    played = play(LEARNER, lambda kit: asked(kit, *[f"/plain/{n}" for n in range(5)]), clock=clock)
    assert played.error is None
    assert [(answer.status, answer.body) for answer in played.value] == [
        (200, {"n": n, "got": -n}) for n in range(5)
    ]
    (legacy,) = played.kit.services
    assert legacy.peak == 5
    assert played.findings == ()
    if clock is Clock.KATA:
        assert [answer.seconds for answer in played.value] == pytest.approx([0.2] * 5, abs=0.05)


def test_waits_cost_no_real_time() -> None:
    """An hour in a worker thread, and one beside idle worker threads, are over at once."""

    async def body(kit: Kit) -> float:
        (answer,) = await asked(kit, "/plain/1", delay=3600)
        await asyncio.sleep(3600)
        return answer.seconds

    began = time.monotonic()
    played = play(LEARNER, body)
    assert played.value == pytest.approx(3600, abs=1)
    assert played.kit.now() >= 7200
    assert time.monotonic() - began < 60


def test_the_loop_goes_on_beside_worker_threads() -> None:
    """A request that comes while worker threads are busy is answered meanwhile."""
    played = play(LEARNER, lambda kit: asked(kit, "/plain/1", "/thread/2", "/text", after=0.05))
    one, two, text = played.value
    assert (one.status, two.body, text.body) == (200, -2, "hello")
    assert text.start == pytest.approx(0.05, abs=0.04)
    assert text.end < one.end


@BOTH
def test_a_blocking_endpoint_is_found(clock: Clock) -> None:
    """An async endpoint that blocks holds the loop, at the learner's line."""
    played = play(LEARNER, lambda kit: asked(kit, "/blocking/1", "/text", after=0.05), clock=clock)
    blocked = [found for found in played.findings if found.kind is Evidence.BLOCKED]
    assert {found.place.line for found in blocked if found.place} == {BLOCKING}
    assert blocked


def test_errors_and_texts() -> None:
    """What the application lets out is a 500 with the error beside it; what is no JSON is a text."""
    played = play(LEARNER, lambda kit: asked(kit, "/fails", "/text", "/nowhere", "/plain/x"))
    fails, text, nowhere, no_number = played.value
    assert (fails.status, repr(fails.error)) == (500, "OSError('no disk')")
    assert played.kit.line_of(fails.error) is not None
    assert (text.status, text.body, text.error) == (200, "hello", None)
    assert (nowhere.status, no_number.status) == (404, 422)


def test_each_check_has_workers_of_its_own() -> None:
    """Worker threads end with the loop that they worked for, and the next check begins with none."""
    for _ in range(3):
        played = play(LEARNER, lambda kit: asked(kit, "/plain/1", "/plain/2"))
        assert played.error is None
        assert played.findings == ()
