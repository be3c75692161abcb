"""resilient_fetch: each outcome by its name, one limit for all of a request, and no other error hidden."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

from grader.child.kit import BlockingService, Kit, Place, clean, overlap, show, value
from grader.child.kit.web import Handler, MadeSession, breaking, dripping, silent, unanswered

FETCH = "fetch"
NOBODY: Any = (None, ())  # request and history of an error of which only the type is looked at
LIMIT = 0.3  # seconds
AMPLE = 5.0  # seconds; a limit that nothing here comes near
PATIENCE = 2.0  # seconds beyond the limit; who still waits then has none
# What it shows when an outcome gets another name.
CODES = {
    "ok": "wrong-result",
    "http": "response-not-checked",
    "format": "response-not-checked",
    "network": "wrong-result",
    "timeout": "timeout-not-caught",
}


@value
async def test_json(kit: Kit) -> None:
    """An answer with JSON is "ok", whatever its value and its good status are, and there is one request."""
    answers = ({"name": kit.word()}, kit.ids(3), None, 0, False)
    for status, answer in zip((200, 201, 202, 203, 200), answers, strict=True):
        got, places = await canned(kit, json.dumps(answer), status=status)
        reject_late_reading(kit, got, places)
        what = f"The server answered with status {status} and JSON"
        expect_named(kit, got, places, Want("ok", what, OSError()))
        kit.expect.equal(got[1], answer, "the decoded JSON")
        if not places:
            kit.expect.reject("wrong-result", f"{FETCH} should send one request, but it sent none.", None)


@value
async def test_bad_status(kit: Kit) -> None:
    """A status of 400 or more is "http" with that status, whatever the body is."""
    bodies = {
        json.dumps({"error": kit.word()}): "application/json",
        f"<h1>{kit.word()}</h1>": "text/html",
        "{oops": "application/json",
        "": "text/plain",
    }
    for body, content_type in bodies.items():
        for status in (kit.random.choice([400, 403, 404]), kit.random.choice([500, 502, 503])):
            got, places = await canned(kit, body, content_type, status=status)
            what = f"The server answered with status {status} and {content_type}"
            expect_named(kit, got, places, Want("http", what, aiohttp.ClientResponseError(*NOBODY)))
            kit.expect.equal(got[1], status, "the status")


@value
async def test_a_page(kit: Kit) -> None:
    """A page in place of JSON is "format", even if what stands there could be decoded."""
    page, text = f"<h1>{kit.word()}</h1>", json.dumps(kit.ids(1))
    for body, kind in ((page, "text/html; charset=utf-8"), (text, "text/html"), (text, "text/plain")):
        got, places = await canned(kit, body, kind)
        what = f"The server answered with {body} as {kind}"
        expect_named(kit, got, places, Want("format", what, aiohttp.ContentTypeError(*NOBODY)))


@value
async def test_broken_json(kit: Kit) -> None:
    """Broken JSON is "format"."""
    got, places = await canned(kit, "{oops")
    what = "The server answered with broken JSON, {oops"
    expect_named(kit, got, places, Want("format", what, json.JSONDecodeError("", "{oops", 1)))


@value
async def test_no_connection(kit: Kit) -> None:
    """A port at which nobody listens is "network"."""
    async with aiohttp.ClientSession() as session:
        with kit.refused() as url, kit.watch_client() as watch:
            got = await call(kit, session, f"{url}/", AMPLE)
    places = [asked.place for asked in watch.asked]
    expect_named(kit, got, places, Want("network", "Nobody listens at the port", aiohttp.ClientOSError()))


@value
async def test_a_connection_that_breaks(kit: Kit) -> None:
    """A connection that breaks before or in the middle of the answer is "network"."""
    routes = {
        "/before": unanswered,
        "/between": breaking(b'{"half": ', 20, after=0.1, content_type="application/json"),
    }
    async with kit.server(routes) as server, aiohttp.ClientSession() as session:
        for path, what, met in (
            ("/before", "The connection broke before the answer", aiohttp.ServerDisconnectedError()),
            ("/between", "The connection broke in the middle of the body", aiohttp.ClientPayloadError()),
        ):
            before = len(server.watch.asked)
            got = await call(kit, session, server.url + path, AMPLE)
            places = [asked.place for asked in server.watch.asked[before:]]
            expect_named(kit, got, places, Want("network", what, met))


@overlap
async def test_a_silent_server(kit: Kit) -> None:
    """A server that never answers is "timeout" when the limit is over."""
    async with kit.server({"/": silent}) as server, aiohttp.ClientSession() as session:
        got = await call(kit, session, f"{server.url}/", LIMIT)
        places = [asked.place for asked in server.watch.asked]
    what = f"The server was silent for the limit of {LIMIT} s"
    expect_named(kit, got, places, Want("timeout", what, TimeoutError()))
    kit.expect.within(ideal=LIMIT, wrong=1.0)


@overlap
async def test_a_body_that_drips(kit: Kit) -> None:
    """A body that comes in small pieces is "timeout" when the limit for all of it is over."""
    pieces = [b"["] + [b" "] * 8 + [b"]"]
    await expect_one_limit(kit, dripping(pieces, 0.15), "The body dripped for 1.5 s")


@overlap
async def test_slow_headers_and_a_slow_body(kit: Kit) -> None:
    """Headers and body have one limit together, although each of them comes within it."""
    await expect_one_limit(kit, dripping([b"[]"], 0.25, after=0.2), "The body was there after 0.45 s")


@clean
async def test_other_errors(kit: Kit) -> None:
    """An error that has nothing to do with the request reaches the caller."""
    word = kit.word()
    for error in (AttributeError(f"no attribute {word}"), KeyError(word), TypeError(word)):
        get = kit.blocking_service("session.get", delay=None, failure=lambda *_, raised=error: raised)
        with kit.watch_client() as watch:
            try:
                got = await kit.call(FETCH, Broken(get), "http://127.0.0.1/", AMPLE)
            except type(error) as raised:
                if raised is error:
                    continue
                raise
        expect_used(kit, bool(get.calls), watch.sessions)
        place = kit.expect.handler_of(error, get.calls[0])
        text = f"The session itself raised {type(error).__name__}, and {FETCH} gave {given(got)}."
        kit.expect.reject("errors-hidden", text, place)


@clean
async def test_a_closed_session(kit: Kit) -> None:
    """The RuntimeError of a closed session reaches the caller: it is a fault of the program."""
    async with aiohttp.ClientSession() as session:
        pass
    with kit.watch_client() as watch:
        try:
            got = await kit.call(FETCH, session, "http://127.0.0.1/", AMPLE)
        except RuntimeError:
            return
    expect_used(kit, any(asked.session is session for asked in watch.asked), watch.sessions)
    place = watch.asked[0].place
    text = f"The session was closed, aiohttp raised RuntimeError, and {FETCH} gave {given(got)}."
    kit.expect.reject("errors-hidden", text, kit.handler_of(RuntimeError(), place))


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, that reaches the caller, whether headers or the body are awaited."""
    routes = {"/silent": silent, "/drip": dripping([b"["] + [b" "] * 20 + [b"]"], 0.1)}
    async with kit.server(routes) as server, aiohttp.ClientSession() as session:
        for path in routes:
            await kit.cancel_after(0.25, FETCH, session, server.url + path, AMPLE)


@dataclass(frozen=True)
class Want:
    """The name that is due, what it is due for, and what aiohttp raises where it is not looked at."""

    name: str
    what: str
    met: Exception


class Broken:
    """A session that cannot send anything."""

    closed = False

    def __init__(self, get: BlockingService) -> None:
        self.get = self.request = get


async def canned(
    kit: Kit, body: str, content_type: str = "application/json", *, status: int = 200
) -> tuple[Any, list[Place | None]]:
    """Let every request be answered like this; give what fetch gave, and the lines that asked."""
    url = "http://127.0.0.1:9/user"  # nobody is there, for those who ask past aiohttp
    with kit.responses() as answers:
        answers.get(url, repeat=True, body=body, content_type=content_type, status=status)
        async with aiohttp.ClientSession() as session:
            got = await call(kit, session, url, AMPLE)
    return got, [asked.place for asked in answers.asked]


async def call(kit: Kit, session: aiohttp.ClientSession, url: str, limit: float) -> object:
    """Call fetch, and expect that it ends in time."""
    task = kit.start(kit.call(FETCH, session, url, limit))
    await asyncio.wait([task], timeout=limit + PATIENCE)
    if not task.done():
        place = kit.waits_at()
        task.cancel()
        await asyncio.wait([task])
        text = f"{FETCH} still waited {PATIENCE:g} s after its limit of {limit:g} s."
        kit.expect.reject("no-deadline", text, place)
    try:
        return await task
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:
        return error  # where a name is due; what it is depends on what the server did


async def expect_one_limit(kit: Kit, answer: Handler, what: str) -> None:
    """Expect a timeout after the limit, although each step is faster than that."""
    async with kit.server({"/": answer}) as server, aiohttp.ClientSession() as session:
        got = await call(kit, session, f"{server.url}/", LIMIT)
        places = [asked.place for asked in server.watch.asked]
    if name_of(got) == "ok":
        text = f"{what}, and {FETCH} waited for it, with a limit of {LIMIT} s for everything."
        kit.expect.reject("no-deadline", text, places[0] if places else None)
    expect_named(kit, got, places, Want("timeout", f"{what}, with a limit of {LIMIT} s", TimeoutError()))
    kit.expect.within(ideal=LIMIT, wrong=1.0)


def expect_named(kit: Kit, got: object, places: Sequence[Place | None], want: Want) -> None:
    """Expect an outcome of a name; else say what came instead, at the handler or the line that asked."""
    kit.expect.plain(got)
    if name_of(got) == want.name:
        if len(places) > 1:
            text = f"{want.what}: {FETCH} should send one request, but it sent {len(places)}."
            kit.expect.reject("wrong-result", text, places[-1])
        return
    asked = next((place for place in places if place), None)
    handler = None if name_of(got) == "ok" else kit.handler_of(want.met, asked)
    wanted = f'{want.what}, which should be "{want.name}"'
    if isinstance(got, Exception):
        text = f"{wanted}, but {type(got).__name__} reached the caller."
        kit.expect.reject(CODES[want.name], text, kit.line_of(got))
    if got is None:
        kit.expect.reject("errors-hidden", f"{wanted}, but {FETCH} gave None.", handler or asked)
    kit.expect.reject(CODES[want.name], f"{wanted}, but {FETCH} gave {given(got)}.", handler or asked)


def expect_used(kit: Kit, used: bool, made: Sequence[MadeSession]) -> None:
    """Expect that fetch sends its request with the given session."""
    if made:
        text = f"{FETCH} was given a session, and opened another one."
        kit.expect.reject("session-per-request", text, made[0].place)
    kit.expect.that(used, f"{FETCH} should send its request with the given session, but it did not use it.")


def reject_late_reading(kit: Kit, got: object, places: list[Place | None]) -> None:
    """Name the code for it when a canned answer, which comes whole, was read after its end."""
    detail = got[1] if isinstance(got, tuple) and len(got) == 2 else got
    if "Connection closed" in str(detail):
        place = kit.line_of(detail) if isinstance(detail, Exception) else None
        text = "The body was read when its response was closed already. aiohttp says: Connection closed."
        kit.expect.reject("body-read-late", text, place or next(iter(places), None))


def name_of(got: object) -> object:
    """Give the name of an outcome, or None for what is no outcome."""
    return got[0] if isinstance(got, tuple | list) and len(got) == 2 else None


def given(got: object) -> str:
    """Show an outcome without its second part, which holds a port that differs from run to run."""
    return f'("{name_of(got)}", …)' if isinstance(name_of(got), str) else show(got)
