"""get_users_http: all requests together, each body read in time, bad statuses raised, one session."""

import asyncio
import json
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from grader.child.kit import Evidence, Kit, clean, leaves, overlap, value
from grader.child.kit.web import ClientWatch, Server, json_answer

GET = "get_users"
MAIN = "main"
BIG = 3_000_000  # bytes of a body that does not fit into any buffer on the way
LEFT = frozenset({Evidence.LEFT_RUNNING, Evidence.LEFT_AWAITED, Evidence.LEFT_CANCELLING})
PATIENCE = 3.0  # seconds; nothing here takes a third of it


@value
async def test_users_in_the_order_of_the_ids(kit: Kit) -> None:
    """The decoded users come in the order of the ids, whichever is the slowest, with any status below 400."""
    users = make_users(kit, 5)
    status = {next(iter(users)): kit.random.choice([201, 202, 203])}  # the slowest: nobody is left by then
    async with serve(kit, users, slow=0.3, status=status) as server, aiohttp.ClientSession() as session:
        got = await get(kit, server, session, users)
    kit.expect.equal(got, list(users.values()))
    kit.expect.called(server, len(users))


@value
async def test_an_id_that_occurs_twice(kit: Kit) -> None:
    """For an id that occurs twice there are two requests, and its user stands at both places."""
    users = make_users(kit, 3)
    ids = [*users, *list(users)[:2]]
    async with serve(kit, users) as server, aiohttp.ClientSession() as session:
        got = await get(kit, server, session, ids)
    kit.expect.equal(got, [users[key] for key in ids])
    kit.expect.called(server, len(ids))


@value
async def test_called_again(kit: Kit) -> None:
    """A second call asks again, and gives nothing of the first."""
    before = make_users(kit, 3)
    after = {key: {"id": key, "name": kit.word()} for key in list(before)[:2]}
    async with aiohttp.ClientSession() as session:
        for users in (before, after):
            async with serve(kit, users, slow=0.1) as server:
                kit.expect.equal(await get(kit, server, session, users), list(users.values()))
                kit.expect.called(server, len(users))


@value
async def test_no_ids(kit: Kit) -> None:
    """Without ids the result is an empty list, and nothing is asked for."""
    async with serve(kit, {}) as server, aiohttp.ClientSession() as session:
        kit.expect.equal(await get(kit, server, session, {}), [])
    kit.expect.called(server, 0)


@value
async def test_a_bad_status_with_json(kit: Kit) -> None:
    """A status of 400 or more is raised as a ClientResponseError, although the body is JSON."""
    for status in (400, kit.random.choice([401, 403, 404]), kit.random.choice([500, 502, 503])):
        users = make_users(kit, 3)
        bad = next(iter(users))  # the slowest: no other request is left by then
        users[bad] = {"error": kit.word()}
        async with serve(kit, users, status={bad: status}) as server, aiohttp.ClientSession() as session:
            call = kit.call(GET, session, f"{server.url}/users", list(users))
            await expect_status(kit, server, call, status)


@value
async def test_a_bad_status_with_a_page(kit: Kit) -> None:
    """A status of 400 or more is raised as such, also when the body is a page and not JSON."""
    status = kit.random.choice([404, 500, 502])
    users: dict[int, object] = dict.fromkeys(kit.ids(1), f"<h1>{kit.word()}</h1>".encode())
    page = json_answer(users, status=status, content_type="text/html")
    async with (
        kit.server({"/users/{id}": page}, name="session.get") as server,
        aiohttp.ClientSession() as session,
    ):
        call = kit.call(GET, session, f"{server.url}/users", list(users))
        await expect_status(kit, server, call, status)


@value
async def test_other_errors(kit: Kit) -> None:
    """An error that is no bad status reaches the caller, too: no connection, or a body that is not JSON."""
    users = make_users(kit, 3)
    ids = list(users)
    users[ids[0]] = b"{oops"  # the slowest: no other request is left by then
    async with serve(kit, users) as server, aiohttp.ClientSession() as session:
        failed = Failed("The server answered with broken JSON, {oops", json.JSONDecodeError("", "{oops", 1))
        await expect_error(kit, server.watch, kit.call(GET, session, f"{server.url}/users", ids), failed)
    async with aiohttp.ClientSession() as session:
        with kit.refused() as url, kit.watch_client() as watch:
            failed = Failed("Nobody listens at the port", aiohttp.ClientOSError(), "errors-hidden")
            await expect_error(kit, watch, kit.call(GET, session, f"{url}/users", ids[:1]), failed)


@value
async def test_main_gives_the_users(kit: Kit) -> None:
    """main gives what get_users gives, with one session of its own, closed at the end."""
    users = make_users(kit, 4)
    async with serve(kit, users) as server:
        got = await kit.call(MAIN, f"{server.url}/users", list(users))
        closed = [made.closed for made in server.sessions]
    kit.expect.equal(got, list(users.values()))
    expect_one_session(kit, server, closed, "main")


@overlap
async def test_all_in_flight_together(kit: Kit) -> None:
    """All requests are in flight at the same time, so they take as long as the slowest one."""
    users = make_users(kit, 24)  # more than who sets a limit of his own lets through
    async with serve(kit, users) as server, aiohttp.ClientSession() as session:
        await get(kit, server, session, users)
    kit.expect.peak(server, len(users))
    kit.expect.within(ideal=0.2, wrong=0.7)  # wrong: five at a time


@overlap
async def test_main_overlaps_them(kit: Kit) -> None:
    """The requests of main are in flight at the same time, too."""
    users = make_users(kit, 3)
    async with serve(kit, users) as server:
        await kit.call(MAIN, f"{server.url}/users", list(users))
    kit.expect.peak(server, len(users))


@clean
async def test_big_bodies_and_a_small_pool(kit: Kit) -> None:
    """Three bodies of 3 MB come through a pool of two connections, because each is read as it comes."""
    users = make_users(kit, 3, notes="x" * BIG)
    async with (
        serve(kit, users) as server,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session,
    ):
        task = kit.start(get(kit, server, session, users))
        await asyncio.wait([task], timeout=PATIENCE)
        if not task.done():
            await expect_nothing_held(kit, server, task)
        got = await task
    kit.expect.equal(got, list(users.values()))


@clean
async def test_the_session_stays_open(kit: Kit) -> None:
    """The given session is used and left open, and none of its connections is kept."""
    users = make_users(kit, 3)
    async with serve(kit, users) as server, aiohttp.ClientSession() as session:
        await get(kit, server, session, users)
        held, closed = server.watch.held, session.closed
        others = [made.place for made in server.sessions]
    if others:
        text = f"{GET} was given a session, and opened {len(others)} more."
        kit.expect.reject("session-per-request", text, others[0])
    if closed:
        text = (
            f"{GET} closed the session that it was given; whoever opened it needs it for the next requests."
        )
        kit.expect.reject("session-per-request", text, kit.line_with("async with session:", "session.close"))
    if held:
        text = f"At the end {len(held)} of {len(users)} unread responses kept their connection."
        kit.expect.reject("body-read-late", text, held[0].place)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """A call that is cancelled ends so."""
    users = make_users(kit, 3)
    kit.forgiven |= LEFT  # after the caller's cancellation as after a failure
    async with serve(kit, users, slow=0.3) as server, aiohttp.ClientSession() as session:
        await kit.cancel_after(0.1, GET, session, f"{server.url}/users", list(users))


@clean
async def test_main_closes_after_an_error(kit: Kit) -> None:
    """When a request of main fails, the error leaves main and its session is closed."""
    users = make_users(kit, 1)
    async with serve(kit, users, status=500) as server:
        await expect_status(kit, server, kit.call(MAIN, f"{server.url}/users", list(users)), 500)
        closed = [made.closed for made in server.sessions]
    expect_one_session(kit, server, closed, "main, which failed,")


@clean
async def test_a_bad_status_with_a_big_body(kit: Kit) -> None:
    """A response that is not read because of its status gives its connection back, too."""
    users = make_users(kit, 1, notes="x" * BIG)
    async with serve(kit, users, status=500) as server, aiohttp.ClientSession() as session:
        await expect_status(kit, server, kit.call(GET, session, f"{server.url}/users", list(users)), 500)
        held = server.watch.held
    if held:
        text = "After a bad status its response was neither read nor closed, and kept its connection."
        kit.expect.reject("body-read-late", text, held[0].place)


@dataclass(frozen=True)
class Failed:
    """What went wrong, what aiohttp raises for it, and what it shows when no handler has taken that."""

    what: str
    error: Exception
    code: str = "wrong-result"


def make_users(kit: Kit, number: int, **more: object) -> dict[int, Any]:
    """Draw users by their ids."""
    names = kit.names(number)
    return {key: {"id": key, "name": name, **more} for key, name in zip(kit.ids(number), names, strict=True)}


def serve(
    kit: Kit, users: Mapping[int, object], *, slow: float = 0.2, status: int | Mapping[int, int] = 200
) -> Server:
    """Make a server that has these users; the first one is the slowest."""
    delays = dict(zip(users, kit.falling(len(users), fast=0.1, slow=slow), strict=True))
    return kit.server({"/users/{id}": json_answer(users, delay=delays, status=status)}, name="session.get")


async def get(kit: Kit, server: Server, session: aiohttp.ClientSession, ids: Iterable[int]) -> object:
    """Call get_users; a body that is read when its response is closed gets the code for it."""
    try:
        return await kit.call(GET, session, f"{server.url}/users", list(ids))
    except Exception as error:
        reject_late_reading(kit, error)
        raise


def reject_late_reading(kit: Kit, error: Exception) -> None:
    """Name the code for it when a response was read after its end; the server closes no connection itself."""
    for leaf in leaves(error):
        if type(leaf) is aiohttp.ClientConnectionError:
            text = "The body was read when its response was closed already. aiohttp says: Connection closed."
            kit.expect.reject("body-read-late", text, kit.line_of(leaf))


async def expect_status(kit: Kit, server: Server, call: Coroutine[Any, Any, Any], status: int) -> None:
    """Expect that a call raises a ClientResponseError with this status."""
    wanted = f"A status of {status} should be raised as a ClientResponseError"
    try:
        got = await call
    except aiohttp.ContentTypeError as error:
        reject_decoding(kit, server, wanted, error)
    except aiohttp.ClientResponseError as error:
        text = f"{wanted} that carries it, but it carries {error.status}."
        if error.status != status:
            kit.expect.reject("wrong-result", text, kit.line_of(error))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        reject_decoding(kit, server, wanted, error)
    except ExceptionGroup as error:
        kit.expect.reject("exception-group", f"{wanted}, not in a group around it.", kit.line_of(error))
    except (TypeError, AttributeError, NameError, NotImplementedError):
        raise  # what is wrong there has nothing to do with the status
    except Exception as error:
        reject_late_reading(kit, error)
        kit.expect.reject("wrong-result", f"{wanted}, but {type(error).__name__} came.", kit.line_of(error))
    else:
        raised = aiohttp.ClientResponseError(None, (), status=status)  # type: ignore[arg-type]  # for its type
        what = f"The server answered with status {status}"
        reject_return(kit, server.watch, got, Failed(what, raised, "response-not-checked"))


async def expect_error(kit: Kit, watch: ClientWatch, call: Coroutine[Any, Any, Any], failed: Failed) -> None:
    """Expect that a call raises something, be it a group: which error it is depends on how a body is read."""
    try:
        got = await call
    except (TypeError, AttributeError, NameError, NotImplementedError):
        raise  # a fault of the program itself
    except Exception:
        return
    reject_return(kit, watch, got, failed)


def reject_decoding(kit: Kit, server: Server, wanted: str, error: Exception) -> None:
    """Say that the body was decoded before the status was looked at."""
    text = f"{wanted}; {type(error).__name__} came instead, because the body was decoded first."
    kit.expect.reject("response-not-checked", text, kit.line_of(error))


def reject_return(kit: Kit, watch: ClientWatch, got: object, failed: Failed) -> None:
    """Say that a failure came to nothing: it was not looked at, or its error was caught."""
    kit.expect.plain(got)
    if isinstance(got, list) and any(isinstance(item, BaseException) for item in got):
        text = f"{failed.what}, and the error stands among the users."
        kit.expect.reject("unchecked-results", text, kit.place_of(GET))
    asked = next((request.place for request in watch.asked if request.place), None)
    handler = kit.handler_of(failed.error, asked)
    text = f"{failed.what}, and the call returned as if all was well."
    kit.expect.reject("errors-hidden" if handler else failed.code, text, handler or asked)


async def expect_nothing_held(kit: Kit, server: Server, task: "asyncio.Task[Any]") -> None:
    """Expect that no unread body keeps a connection from a request that waits for one."""
    held, place = server.watch.held, kit.waits_at()
    if not held:
        await kit.ended(task)
    task.cancel()
    await asyncio.wait([task])
    text = (
        f"{len(held)} responses with unread bodies keep the {len(held)} connections of the pool, "
        "and the next request waits for one of them."
    )
    kit.expect.reject("body-read-late", text, held[0].place or place)


def expect_one_session(kit: Kit, server: Server, closed: list[bool], who: str) -> None:
    """Expect that one session was opened, and that it was closed at the end."""
    place = server.sessions[-1].place if server.sessions else kit.place_of(MAIN)
    if len(closed) != 1:
        text = f"{who} should open one session, but it opened {len(closed)}."
        kit.expect.reject("session-per-request", text, place)
    if not all(closed):
        text = f"The session that {who} opened was still open at the end."
        kit.expect.reject("session-per-request", text, place)
