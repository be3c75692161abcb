"""Libraries that bring threads and loops of their own work on the kata clock."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from grader.child.clock.install import kata_clock

if TYPE_CHECKING:
    from tests.grader.clock.conftest import Notes, Runner


def _app() -> FastAPI:
    app = FastAPI()

    @app.get("/blocking")
    def blocking() -> str:
        time.sleep(0.25)
        return "done"

    @app.get("/waiting")
    async def waiting() -> str:
        await asyncio.sleep(0.5)
        return "done"

    return app


def test_endpoints_in_threads_overlap(run: Runner) -> None:
    """Blocking endpoints run in the framework's threads, side by side, exactly."""

    async def main() -> tuple[list[int], float]:
        loop = asyncio.get_running_loop()
        transport = httpx.ASGITransport(app=_app())
        async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
            await client.get("/blocking")  # the first request pays for what the framework sets up
            begun = loop.time()
            answers = await asyncio.gather(*(client.get("/blocking") for _ in range(5)))
            return [answer.status_code for answer in answers], loop.time() - begun

    statuses, seconds = run(main).value
    assert statuses == [200] * 5
    assert seconds == pytest.approx(0.25)


def test_client_in_a_blocking_program(notes: Notes) -> None:
    """A test client runs its loop in another thread while the main thread waits for it."""
    with kata_clock(notes) as clock:
        began = time.monotonic()
        with TestClient(_app()) as client:
            assert client.get("/waiting").json() == "done"
            assert client.get("/blocking").json() == "done"
        assert 0.75 <= clock.now() < 0.9
        assert time.monotonic() - began < 5
