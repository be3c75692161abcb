"""What the ninth chapter says against the lesson is true of this aiohttp."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import BaseTestServer, TestServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

TURN = 0.05  # seconds
BIG = b"x" * 3_000_000
SLOW_AND_BAD: dict[str, web.Response | float] = {"/slow": 4 * TURN, "/bad": web.Response(status=404)}


@contextlib.asynccontextmanager
async def serve(
    answers: Mapping[str, web.Response | float], peers: set[object] | None = None
) -> AsyncIterator[BaseTestServer]:
    """Answer by the path, after some seconds with an empty list; put the client's addresses into `peers`."""

    async def answer(request: web.Request) -> web.Response:
        if peers is not None and request.transport is not None:
            peers.add(request.transport.get_extra_info("peername"))
        found = answers[request.path]
        if isinstance(found, web.Response):
            return web.Response(body=found.body, status=found.status, content_type=found.content_type)
        await asyncio.sleep(found)
        return web.json_response([])

    app = web.Application()
    app.router.add_get("/{_}", answer)
    async with TestServer(app) as server:
        yield server


async def read(session: aiohttp.ClientSession, url: object) -> object:
    """Do all of one request."""
    async with session.get(str(url), raise_for_status=True) as response:
        return await response.json()


async def test_the_prediction() -> None:
    """A status of 500 is no error by itself, and after the block the body is gone."""
    answers = {"/full": web.json_response({"error": "full"}, status=500)}
    async with serve(answers) as server, aiohttp.ClientSession() as session:
        async with session.get(server.make_url("/full")) as response:
            assert response.status == 500
        with pytest.raises(aiohttp.ClientConnectionError) as raised:
            await response.json()
        assert raised.type is aiohttp.ClientConnectionError


async def test_the_block_closes_the_session_under_running_requests() -> None:
    """At the first failure of a gather the session is closed, and the request that still runs fails, too."""
    tasks: list[asyncio.Task[object]] = []

    async def main(server: BaseTestServer) -> None:
        async with aiohttp.ClientSession() as session:
            tasks.append(asyncio.create_task(read(session, server.make_url("/slow"))))
            await asyncio.gather(*tasks, read(session, server.make_url("/bad")))

    async with serve(SLOW_AND_BAD) as server:
        with pytest.raises(aiohttp.ClientResponseError):
            await main(server)
        assert not tasks[0].done()
        with pytest.raises(aiohttp.ClientError):
            await tasks[0]


async def test_a_task_group_ends_the_requests_first() -> None:
    """With a TaskGroup, no request is left when the session is closed."""
    tasks: list[asyncio.Task[object]] = []

    async def main(server: BaseTestServer) -> None:
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            tasks.append(group.create_task(read(session, server.make_url("/slow"))))
            group.create_task(read(session, server.make_url("/bad")))

    async with serve(SLOW_AND_BAD) as server:
        with pytest.raises(ExceptionGroup):
            await main(server)
        assert tasks[0].cancelled()


@pytest.mark.parametrize(("body", "hangs"), [(b"[]", False), (BIG, True)])
async def test_unread_bodies_keep_the_connections_of_a_small_pool(body: bytes, *, hangs: bool) -> None:
    """Three responses at once come through a pool of two only if their bodies are small."""
    answers = {"/body": web.Response(body=body)}
    async with (
        serve(answers) as server,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session,
    ):
        requests = [asyncio.ensure_future(session.get(server.make_url("/body"))) for _ in range(3)]
        done, pending = await asyncio.wait(requests, timeout=1 if hangs else 10)
        assert (len(done), len(pending)) == ((2, 1) if hangs else (3, 0))
        for request in pending:
            request.cancel()


async def test_what_is_no_client_error() -> None:
    """The total timeout is a TimeoutError without text, broken JSON a ValueError: no ClientErrors."""
    broken = web.Response(body=b"{oops", content_type="application/json")
    limit = aiohttp.ClientTimeout(total=TURN)
    async with serve({"/slow": 60, "/broken": broken}) as server, aiohttp.ClientSession() as session:
        with pytest.raises(TimeoutError) as late:
            await session.get(server.make_url("/slow"), timeout=limit)
        with pytest.raises(ValueError, match="Expecting") as syntax:
            await read(session, server.make_url("/broken"))
    assert not isinstance(late.value, aiohttp.ClientError)
    assert (str(late.value), repr(late.value)) == ("", "TimeoutError()")
    assert not isinstance(syntax.value, aiohttp.ClientError)


@pytest.mark.parametrize(("own", "connections"), [(True, 3), (False, 1)])
async def test_a_session_per_request_is_a_connection_per_request(connections: int, *, own: bool) -> None:
    """Three requests in turn use three connections with three sessions, and one with one."""
    peers: set[object] = set()
    async with serve({"/users": 0.0}, peers) as server, aiohttp.ClientSession() as shared:
        for _ in range(3):
            if own:
                async with aiohttp.ClientSession() as session:
                    await read(session, server.make_url("/users"))
            else:
                await read(shared, server.make_url("/users"))
        assert len(peers) == connections


async def test_a_response_keeps_its_connection_until_it_is_read() -> None:
    """`await session.get(url)` keeps the connection; leaving an `async with` block gives it back."""
    answers = {"/big": web.Response(body=BIG)}
    async with serve(answers) as server, aiohttp.ClientSession() as session:
        kept = await session.get(server.make_url("/big"))
        assert kept.connection is not None
        await kept.read()
        assert kept.connection is None
        async with session.get(server.make_url("/big")) as response:
            assert response.connection is not None
        assert response.connection is None
