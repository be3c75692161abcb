"""The kit's server is a real one: exact on the kata clock, never in the way, never a leak."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp import web

from grader.child.clock.kata import Deadlock
from grader.child.kit.fakes import State
from grader.child.kit.web import Server, breaking, dripping, json_answer, silent, unanswered
from grader.model import Clock, Evidence
from tests.grader.engine.stage import Played, play

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.kit import Kit
    from grader.child.kit.web.server import Routes

LEARNER = """
import asyncio, aiohttp

async def get(session, url):
    async with session.get(url) as response:
        return response.status, await response.text()

async def all_at_once(session, urls):
    return await asyncio.gather(*[get(session, url) for url in urls])

async def in_turn(session, urls):
    return [await get(session, url) for url in urls]

async def keeps_the_response(session, url):
    response = await session.get(url)
    return response

async def own_session(url):
    async with aiohttp.ClientSession() as session:
        return await get(session, url)

async def three_sessions(url):
    for _ in range(2):
        await own_session(url)
    session = aiohttp.ClientSession()
    return await get(session, url)

async def unread(session, urls):
    responses = await asyncio.gather(*[session.get(url) for url in urls])
    return [await response.read() for response in responses]

async def hangs(session, url):
    await get(session, url)
    await asyncio.Event().wait()

async def in_task(session, url):
    return await asyncio.gather(session.get(url))

async def echo(session, url, words):
    async with session.ws_connect(url) as socket:
        for word in words:
            await socket.send_str(word)
            yield_ = await socket.receive_str()
        return yield_
"""
BOTH = pytest.mark.parametrize("clock", list(Clock))


def serve(
    routes: Routes,
    name: str,
    arguments: Callable[[Server], tuple[Any, ...]],
    *,
    clock: Clock = Clock.KATA,
    session: bool = True,
    **options: Any,  # noqa: ANN401  # those of a ClientSession
) -> tuple[Played, Server]:
    """Call a function of the learner's with a session of the test's and what `arguments` gives."""
    served: list[Server] = []

    async def body(kit: Kit) -> object:
        async with kit.server(routes) as server:
            served.append(server)
            if not session:
                return await kit.call(name, *arguments(server))
            async with aiohttp.ClientSession(**options) as made:
                return await kit.call(name, made, *arguments(server))

    return play(LEARNER, body, clock=clock), served[0]


@BOTH
def test_requests_together(clock: Clock) -> None:
    """Requests that are in flight together are counted so, and take as long as the slowest one."""
    delays = {1: 0.3, 2: 0.2, 3: 0.1}
    played, server = serve(
        {"/users/{id}": json_answer({1: "a", 2: "b", 3: "c"}, delay=delays)},
        "all_at_once",
        lambda server: ([f"{server.url}/users/{number}" for number in delays],),
        clock=clock,
    )
    assert (played.error, played.value) == (None, [(200, '"a"'), (200, '"b"'), (200, '"c"')])
    assert (server.peak, server.in_flight, len(server.calls), len(server.connections)) == (3, 0, 3, 3)
    assert {call.state for call in server.calls} == {State.DONE}
    assert played.findings == ()
    if clock is Clock.KATA:
        assert played.kit.elapsed == pytest.approx(0.3, abs=0.001)
        assert [span.label for span in played.kit.timeline()] == ["1", "2", "3"]


@BOTH
def test_requests_in_turn(clock: Clock) -> None:
    """Requests one after another have a peak of one, use one connection, and their times add up."""
    played, server = serve(
        {"/{id}": json_answer(delay=0.1)},
        "in_turn",
        lambda server: ([f"{server.url}/{number}" for number in range(4)],),
        clock=clock,
    )
    assert played.error is None
    assert (server.peak, len(server.calls), len(server.connections)) == (1, 4, 1)
    assert played.kit.elapsed >= 0.4
    if clock is Clock.KATA:
        assert played.kit.elapsed < 0.41
        first, second = server.calls[:2]
        assert first.end is not None
        assert first.end <= second.start


def test_waits_cost_no_real_time() -> None:
    """An hour's delay at the server is over at once."""
    began = time.monotonic()
    played, _ = serve(
        {"/{id}": json_answer(delay=3600)},
        "get",
        lambda server: (f"{server.url}/1",),
        timeout=aiohttp.ClientTimeout(total=None),
    )
    assert played.error is None
    assert played.kit.elapsed == pytest.approx(3600)
    assert time.monotonic() - began < 20


@BOTH
def test_status_and_missing_answers(clock: Clock) -> None:
    """A status can be given by the last part of the path; what no mapping holds is a 404."""
    played, _ = serve(
        {"/{id}": json_answer({"a": 1, "b": None}, delay=None, status={"b": 503})},
        "in_turn",
        lambda server: ([f"{server.url}/{key}" for key in "abc"],),
        clock=clock,
    )
    assert [status for status, _ in played.value] == [200, 503, 404]


def test_learner_lines() -> None:
    """Each call has the line that asked: in the stack, or where the learner made the task."""
    played, server = serve({"/": json_answer(delay=None)}, "get", lambda server: (f"{server.url}/",))
    place = server.calls[0].place
    assert place is not None
    assert "async with session.get(url)" in LEARNER.splitlines()[place.line - 1]
    assert played.kit.timeline()[0].line == place.line
    _, server = serve({"/": json_answer(delay=None)}, "in_task", lambda server: (f"{server.url}/",))
    place = server.calls[0].place
    assert place is not None
    assert "asyncio.gather(session.get(url))" in LEARNER.splitlines()[place.line - 1]


@BOTH
def test_a_response_that_is_kept(clock: Clock) -> None:
    """An unread response keeps its connection at the return; the leak detector knows who made it."""

    async def body(kit: Kit) -> list[int]:
        async with kit.server({"/": json_answer(lambda _: b"x" * 3_000_000, delay=None)}) as server:
            session = aiohttp.ClientSession()
            kept = await kit.call("keeps_the_response", session, f"{server.url}/")
            lines = [asked.place.line for asked in server.watch.held if asked.place]
            await kit.call("get", session, f"{server.url}/")
            kit.at_return()
            assert len(server.watch.held) == 1
            kit.left = kept, session  # type: ignore[attr-defined]  # open when the check ends
        return lines

    played = play(LEARNER, body, clock=clock)
    (line,) = played.value
    assert "response = await session.get(url)" in LEARNER.splitlines()[line - 1]
    (finding,) = played.findings
    assert (finding.kind, finding.subject) == (Evidence.RESOURCE_OPEN, "ClientResponse")
    assert finding.place is not None
    assert finding.place.line == line


def test_sessions_are_counted() -> None:
    """Sessions that the learner's code makes are counted with their lines; those of the test are not."""
    played, server = serve(
        {"/": json_answer(delay=None)}, "three_sessions", lambda server: (f"{server.url}/",), session=False
    )
    assert [each.closed for each in server.sessions] == [True, True, False]
    assert {each.place.line for each in server.sessions} == {19, 25}
    assert Evidence.RESOURCE_OPEN in played.kinds()
    _, server = serve({"/": json_answer(delay=None)}, "get", lambda server: (f"{server.url}/",))
    assert server.sessions == []


def test_a_small_pool_and_big_bodies_that_nobody_reads() -> None:
    """Bodies that wait to be read keep their connections, so the third request waits until it is late."""
    played, server = serve(
        {"/{id}": json_answer(dict.fromkeys(range(3), b"x" * 3_000_000), delay=0.1)},
        "unread",
        lambda server: ([f"{server.url}/{number}" for number in range(3)],),
        connector=None,
        timeout=aiohttp.ClientTimeout(total=5),
    )
    assert played.error is None
    assert len(server.calls) == 3

    async def body(kit: Kit) -> object:
        async with (
            kit.server({"/{id}": json_answer(lambda _: b"x" * 3_000_000, delay=0.1)}) as server,
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=2), timeout=aiohttp.ClientTimeout(total=5)
            ) as session,
        ):
            with pytest.raises(TimeoutError):
                await kit.call("unread", session, [f"{server.url}/{number}" for number in range(3)])
            return len(server.calls)

    assert play(LEARNER, body).value == 2


@BOTH
def test_misbehaviour(clock: Clock) -> None:
    """Silence and dripping run into the client's limit; a broken body and a refused port are errors."""

    async def body(kit: Kit) -> list[str]:
        routes = {
            "/silent": silent,
            "/drip": dripping([b"[", b"1", b"]"], 0.2),
            "/late": dripping([b"[]"], 0.1, after=0.25),
            "/broken": breaking(b"half", 8),
            "/nothing": unanswered,
        }
        names: list[str] = []
        async with (
            kit.server(routes) as server,
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.3)) as session,
        ):
            with kit.refused() as nobody:
                for url in [*(f"{server.url}{path}" for path in routes), nobody]:
                    try:
                        await kit.call("get", session, url)
                    except (aiohttp.ClientError, TimeoutError) as error:
                        names.append(type(error).__name__)
        return names

    played = play(LEARNER, body, clock=clock)
    assert played.error is None
    late = ["TimeoutError"] * 3
    broken = ["ClientPayloadError", "ServerDisconnectedError"]
    assert played.value == [*late, *broken, "ClientConnectorError"]
    assert played.findings == ()


@BOTH
def test_dripping_comes_whole_for_the_patient(clock: Clock) -> None:
    """A body that drips is whole after all its pauses."""
    played, _ = serve(
        {"/": dripping([b"a", b"b", b"c"], 0.1)}, "get", lambda server: (f"{server.url}/",), clock=clock
    )
    assert played.value == (200, "abc")
    assert played.kit.elapsed >= 0.3


@BOTH
def test_websockets(clock: Clock) -> None:
    """A handler may hold a websocket; the connection is one of the server's."""
    heard: list[str] = []

    async def socket(request: web.Request) -> web.WebSocketResponse:
        answer = web.WebSocketResponse()
        await answer.prepare(request)
        async for message in answer:
            heard.append(message.data)
            await answer.send_str(message.data.upper())
        return answer

    played, server = serve(
        {"/ws": socket}, "echo", lambda server: (f"{server.url}/ws", ["one", "two"]), clock=clock
    )
    assert (played.error, played.value, heard) == (None, "TWO", ["one", "two"])
    assert len(server.connections) == 1


@BOTH
def test_refusing_and_dropping(clock: Clock) -> None:
    """A server may refuse for a while, each attempt counted with its time, and may break what is open."""

    async def body(kit: Kit) -> tuple[list[str], int, int]:
        failed: list[str] = []
        async with kit.server({"/": silent}) as server, aiohttp.ClientSession() as session:
            server.refusing = True
            for _ in range(2):
                try:
                    await session.get(server.url)
                except aiohttp.ClientError:
                    failed.append("refused")
            attempts = len(server.connections)
            server.refusing = False
            task = kit.start(kit.call("get", session, server.url))
            await asyncio.sleep(0.1)
            opened = server.open_connections
            server.refusing = True  # aiohttp asks once more when a connection breaks before the answer
            server.drop_connections()
            try:
                await task
            except aiohttp.ClientError:
                failed.append("dropped")
        return failed, attempts, opened

    played = play(LEARNER, body, clock=clock)
    assert played.error is None
    failed, attempts, opened = played.value
    assert failed == ["refused", "refused", "dropped"]
    assert attempts >= 2
    assert opened == 1


@BOTH
def test_raw_connections(clock: Clock) -> None:
    """A raw handler has the streams of each connection for itself."""

    async def body(kit: Kit) -> object:
        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            await asyncio.sleep(0.1)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
            await writer.drain()

        async with kit.server(raw=talk) as server, aiohttp.ClientSession() as session:
            return await kit.call("get", session, server.url)

    played = play(LEARNER, body, clock=clock)
    assert (played.error, played.value) == (None, (200, "hi"))


def test_a_client_that_leaves() -> None:
    """When the client cancels, the server's call is cancelled and no longer in flight."""

    async def body(kit: Kit) -> tuple[State, int]:
        async with kit.server({"/": silent}) as server, aiohttp.ClientSession() as session:
            await kit.cancel_after(0.2, "get", session, f"{server.url}/")
            await asyncio.sleep(0.1)
            return server.calls[0].state, server.in_flight

    assert play(LEARNER, body).value == (State.CANCELLED, 0)


def test_a_program_that_hangs_beside_a_server() -> None:
    """Neither a silent server nor an idle connection keeps a deadlock from being found."""
    for name in ("hangs", "get"):
        answer = silent if name == "get" else json_answer(delay=None)
        played, _ = serve(
            {"/": answer},
            name,
            lambda server: (f"{server.url}/",),
            timeout=aiohttp.ClientTimeout(total=None),
        )
        assert isinstance(played.error, Deadlock), name
        assert Evidence.DEADLOCK in played.kinds()


@BOTH
def test_the_end_waits_for_nobody(clock: Clock) -> None:
    """Leaving the block ends requests in flight and the thread, whatever the handlers do."""
    before = threading.active_count()

    async def stubborn(_: web.Request) -> web.Response:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0.2)
        return web.Response()

    async def body(kit: Kit) -> bool:
        async with aiohttp.ClientSession() as session:
            async with kit.server({"/": stubborn}) as server:
                task = kit.start(kit.call("get", session, f"{server.url}/"))
                await asyncio.sleep(0.1)
            with pytest.raises(aiohttp.ClientError):
                await task
        return server.calls[0].finished

    played = play(LEARNER, body, clock=clock)
    assert (played.error, played.value) == (None, True)
    assert threading.active_count() <= before + 1  # the watchdog of the detectors may have come


def test_a_handler_that_fails_fails_the_check() -> None:
    """A fault of the hidden test's own handler is not passed over as a status 500."""

    async def broken(_: web.Request) -> web.Response:
        raise LookupError("the test's fault")

    played, _ = serve({"/": broken}, "get", lambda server: (f"{server.url}/",))
    assert isinstance(played.error, LookupError)


def test_a_plain_program_beside_a_server() -> None:
    """A `with` block serves code that runs its own loop."""

    async def outside(kit: Kit) -> object:
        return None

    source = LEARNER + "\ndef main(url):\n    return asyncio.run(own_session(url))\n"
    played = play(source, outside)
    with played.kit.server({"/": json_answer(["x"], delay=0.01)}) as server:
        assert played.kit.call_plain("main", f"{server.url}/")[0] == 200
