"""Canned answers work with the newest aiohttp, and tell who asked for what."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import aiohttp
import pytest

from grader.model import Clock
from tests.grader.engine.stage import play

if TYPE_CHECKING:
    from grader.child.kit import Kit

LEARNER = """
import aiohttp

async def get(session, url):
    async with session.get(url) as response:
        return response.status, await response.json()

async def main(url):
    async with aiohttp.ClientSession() as session:
        return await get(session, url)
"""
URL = "http://shop.test/items"


@pytest.mark.parametrize("clock", list(Clock))
def test_status_headers_and_body(clock: Clock) -> None:
    """Status, payload and body come as registered; errors of the decoder and of the content type are real."""

    async def body(kit: Kit) -> list[object]:
        found: list[object] = []
        with kit.responses() as answers:
            answers.get(f"{URL}/1", payload={"a": 1})
            answers.get(f"{URL}/2", payload=None, status=503, body="[]", repeat=True)
            answers.get(f"{URL}/3", body="{oops")
            answers.get(f"{URL}/4", body="<html>", content_type="text/html")
            async with aiohttp.ClientSession() as session:
                found += [await kit.call("get", session, f"{URL}/{key}") for key in (1, 2, 2)]
                for key in (3, 4):
                    try:
                        await kit.call("get", session, f"{URL}/{key}")
                    except (json.JSONDecodeError, aiohttp.ContentTypeError) as error:
                        found.append(type(error).__name__)
            assert [asked.path for asked in answers.asked] == [f"/items/{key}" for key in (1, 2, 2, 3, 4)]
            assert {asked.place.line for asked in answers.asked if asked.place} == {5}
        return found

    played = play(LEARNER, body, clock=clock)
    assert played.error is None
    assert played.value == [(200, {"a": 1}), (503, []), (503, []), "JSONDecodeError", "ContentTypeError"]
    assert played.findings == ()


def test_sessions_are_counted() -> None:
    """A session of the learner's is counted, and whether it is closed."""

    async def body(kit: Kit) -> list[tuple[int, bool]]:
        with kit.responses() as answers:
            answers.get(URL, payload=[])
            await kit.call("main", URL)
            return [(made.place.line, made.closed) for made in answers.sessions]

    assert play(LEARNER, body).value == [(9, True)]


def test_everything_is_put_back() -> None:
    """After the block, the client is aiohttp's own again."""
    before = dict(vars(aiohttp.ClientSession))

    async def body(kit: Kit) -> None:
        with kit.responses(), kit.watch_client():
            pass
        async with kit.server():
            pass

    assert play(LEARNER, body).error is None
    assert dict(vars(aiohttp.ClientSession)) == before


def test_only_checks_with_http_pay_for_it() -> None:
    """The kit itself imports neither aiohttp nor aioresponses."""
    code = "import sys, grader.child.kit; print({'aiohttp', 'aioresponses'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
