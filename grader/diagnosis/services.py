"""Diagnose clients and servers: sessions, responses, handlers, an orderly stop."""

from __future__ import annotations

from grader.diagnosis.cancellation import is_session, still_open
from grader.diagnosis.case import Case, Misconception, Observation, observation, only_observed
from grader.model import Evidence

_CLIENT = "https://docs.aiohttp.org/en/stable/client_quickstart.html"


def _session_open(case: Case) -> Observation | None:
    found = tuple(f for f in case.findings(Evidence.RESOURCE_OPEN) if is_session(f))
    return observation(found, still_open) if found else None


ROWS = (
    Misconception(
        code="session-per-request",
        title="A session made again and again, or never closed",
        why="A session is a pool of connections. A new one for each request opens a new connection each "
        "time, and one that is not closed keeps its sockets.",
        try_one="Open one session where the program starts its work, with `async with`, and pass it to "
        "whoever needs it.",
        doc=f"{_CLIENT}#make-a-request",
        seen=_session_open,
    ),
    Misconception(
        code="body-read-late",
        title="The body was read too late",
        why="A response arrives when its headers do; the body is still on the wire and keeps a "
        "connection of the pool until it is read. When the `async with` block ends, the connection "
        "is given back and the rest of the body with it.",
        try_one="Let one helper do everything for one request: send, check the status, read the body, leave "
        "the block.",
        doc=f"{_CLIENT}#response-content-and-status-code",
        seen=only_observed,
    ),
    Misconception(
        code="response-not-checked",
        title="The answer was not checked",
        why="For aiohttp a status of 404 or 500 is an answer like any other. An error page or broken "
        "JSON is then taken for data, or fails later as something else.",
        try_one="Look at the status first (`raise_for_status`), then at the content type, then at the "
        "syntax.",
        doc="https://docs.aiohttp.org/en/stable/client_reference.html#client-exceptions",
        seen=only_observed,
    ),
    Misconception(
        code="handler-contract",
        title="The handler returns something other than a response",
        why="The server sends what the handler returns, and needs a `Response` for that. A dict or "
        "`None` is not one, so the client gets a status of 500; a wrong status misleads it.",
        try_one="Check what each way out of the handler gives: which response, which status, which HTTP "
        "exception.",
        doc="https://docs.aiohttp.org/en/stable/web_quickstart.html#handler",
        seen=only_observed,
    ),
    Misconception(
        code="no-graceful-stop",
        title="No orderly stop",
        why="SIGTERM ends a process at once unless a handler says otherwise, and requests in flight end "
        "with it. Waiting for them without a limit is no stop either.",
        try_one="Let the signal set an `asyncio.Event` (`loop.add_signal_handler`), stop accepting, then "
        "wait with a deadline.",
        doc="https://docs.python.org/3/library/asyncio-eventloop.html#unix-signals",
        seen=only_observed,
    ),
    Misconception(
        code="tests-that-prove-nothing",
        title="Tests that cannot fail",
        why="A test proves something only if a broken implementation makes it fail. In a plain "
        "`TestCase` an `async def` test gives a coroutine: nothing in it runs, and it passes. A test "
        "that is skipped notices nothing, and slow ones are run too seldom.",
        try_one="Use `IsolatedAsyncioTestCase` and `AsyncMock`, and break the code once for each test to "
        "see it fail.",
        doc="https://docs.python.org/3/library/unittest.html#unittest.IsolatedAsyncioTestCase",
        seen=only_observed,
    ),
)
