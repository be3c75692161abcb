"""Predict what three HTTP programs write, before you run them.

Read each program and fill in A, B and C: the exact content of `log` after `asyncio.run(program_a(log))` and
so on, where `log` is an empty list before. No network is needed: the session of A is a small model of a real
one, and the exceptions are those of aiohttp.

An error meets the handlers of its `try` from top to bottom; the first whose type fits is the only one to run.

What is looked at: each list on its own. The grader names the first entry that differs, never the answer.
Done when all three lists hold what the programs write. Leave the programs as they are.
Read: https://docs.aiohttp.org/en/stable/client_reference.html#hierarchy-of-exceptions
"""

import asyncio
import json
from typing import Self

import aiohttp


def http_error(kind: type[aiohttp.ClientResponseError], status: int) -> aiohttp.ClientResponseError:
    """Make an error that a response with this status leads to."""
    return kind(None, (), status=status)  # which request it was does not matter here


class Session:
    """Open while its block lasts."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.closed = True
        self.log.append("session closed")

    def get(self, name: str, status: int, wait: float) -> "Request":
        """Make a request."""
        return Request(self, name, status, wait)


class Request:
    """Sent when its block begins; the headers of its response come first, the body later."""

    def __init__(self, session: Session, name: str, status: int, wait: float) -> None:
        self.session, self.name, self.status, self.wait = session, name, status, wait

    async def __aenter__(self) -> Self:
        self.session.log.append(f"{self.name} sent")
        await asyncio.sleep(self.wait)
        self.session.log.append(f"{self.name} {self.status}")
        return self

    async def __aexit__(self, *exc: object) -> None:
        self.session.log.append(f"{self.name} released")

    async def read(self) -> None:
        """Read the body, which needs the connection of the session until it is there."""
        await asyncio.sleep(0.2)
        if self.session.closed:
            self.session.log.append(f"{self.name} broken")
            raise aiohttp.ClientConnectionError
        self.session.log.append(f"{self.name} read")


async def page(request: Request) -> None:
    """Send the request, look at the status, read the body."""
    async with request as response:
        if response.status >= 400:
            raise http_error(aiohttp.ClientResponseError, response.status)
        await response.read()


async def program_a(log: list[str]) -> None:
    """Ask for two pages at the same time."""
    try:
        async with Session(log) as session:
            requests = [session.get("ann", 200, 0.1), session.get("bob", 500, 0.2)]
            log.append("two requests")
            await asyncio.gather(*map(page, requests))
    except aiohttp.ClientResponseError as error:
        log.append(f"caught {error.status}")
    await asyncio.sleep(1)
    log.append("end")


async def program_b(log: list[str]) -> None:
    """Let each error meet the same handlers."""
    for error in (
        http_error(aiohttp.ClientResponseError, 404),
        http_error(aiohttp.ContentTypeError, 200),
        aiohttp.ServerDisconnectedError(),
        TimeoutError(),
        json.JSONDecodeError("broken", "{oops", 1),
        aiohttp.ServerTimeoutError(),
    ):
        try:
            raise error
        except aiohttp.ClientResponseError:
            log.append("response")
        except aiohttp.ClientError:
            log.append("client")
        except TimeoutError:
            log.append("timeout")
        except ValueError:
            log.append("value")


async def ask(log: list[str], answers: list[Exception | str]) -> None:
    """Ask, and ask again when no answer came."""
    pause = 1
    for answer in answers:
        log.append("ask")
        try:
            if isinstance(answer, Exception):
                raise answer
        except (aiohttp.ClientConnectionError, TimeoutError):
            log.append(f"pause {pause}")
            await asyncio.sleep(pause)
            pause *= 2
        else:
            log.append(f"got {answer}")
            return
    log.append("gave up")


async def program_c(log: list[str]) -> None:
    """Ask for three pages, one after another."""
    gone, wrong = aiohttp.ServerDisconnectedError(), http_error(aiohttp.ClientResponseError, 503)
    for answers in ([TimeoutError(), "ann", "bob"], [gone, wrong, "cat"], [gone, gone]):
        try:
            await ask(log, answers)
        except aiohttp.ClientError as error:
            log.append(type(error).__name__)


# TODO: what does program_a write? Eleven entries, such as "ann sent", "bob 500" and "session closed"
A: list[str] = []

# TODO: what does program_b write? Six entries, one for each error
B: list[str] = []

# TODO: what does program_c write? Thirteen entries, such as "ask" and "pause 1"
C: list[str] = []
