"""predict_the_response: each list is compared with a run of the same program, recorded here."""

import asyncio
import json
from typing import Self

import aiohttp

from grader.child.kit import Kit, value
from grader.child.kit.predict import Log, compare, position, predicted, recorded

MATCHES = {
    "response": "an aiohttp.ClientResponseError",
    "client": "an aiohttp.ClientError",
    "timeout": "a TimeoutError",
    "value": "a ValueError",
}
# Of program_b's errors those that are often taken for another kind: their place, name, and what that shows.
OFTEN_MISTAKEN = (
    (1, "ContentTypeError", "response-not-checked"),
    (3, "TimeoutError", "timeout-not-caught"),
    (4, "JSONDecodeError", "response-not-checked"),
    (5, "ServerTimeoutError", "wrong-result"),
)


@value
async def test_a(kit: Kit) -> None:
    """A holds what program_a writes."""
    wanted, got = await recorded(program_a), predicted(kit, "A")
    if position(got, "ann sent") < position(got, "two requests"):
        says(kit, "A", "forgotten-await", "sends ann's request before 'two requests', as if get sent it.")
    if position(got, "ann released") < position(got, "bob sent"):
        says(kit, "A", "sequential-awaits", "releases ann before bob's request is sent: as if in turn.")
    if "session closed" not in got:
        says(kit, "A", "cleanup-skipped", "has no 'session closed', as if the error jumped over the way out.")
    if position(got, "ann read") < position(got, "session closed"):
        says(kit, "A", "others-keep-running", "reads ann's page first, as if something waited for that.")
    if "ann read" in got:
        says(kit, "A", "body-read-late", "reads ann's page after the session is closed.")
    if position(got, "ann released") < position(got, "session closed"):
        says(kit, "A", "others-keep-running", "ends ann's request first, as if something stopped it.")
    if "caught 500" in got and "ann released" not in got:
        says(kit, "A", "others-keep-running", "has no end of ann's request, as if bob's failure stopped it.")
    compare(kit, "A", got, wanted)


@value
async def test_b(kit: Kit) -> None:
    """B holds what program_b writes."""
    wanted, got = await recorded(program_b), predicted(kit, "B")
    for index, error, code in OFTEN_MISTAKEN:
        if len(got) == len(wanted) and got[index] != wanted[index] and got[index] in MATCHES:
            as_if = f"as if {MATCHES[got[index]]} were the first that fits"
            says(kit, "B", code, f"has {got[index]!r} for {error}, {as_if}.")
    compare(kit, "B", got, wanted)


@value
async def test_c(kit: Kit) -> None:
    """C holds what program_c writes."""
    wanted, got = await recorded(program_c), predicted(kit, "C")
    if "TimeoutError" in got:
        says(kit, "C", "timeout-not-caught", "lets the TimeoutError leave, although a handler names it.")
    if "got cat" in got:
        says(kit, "C", "errors-hidden", "asks again after a status of 503, as if any error led to that.")
    compare(kit, "C", got, wanted)


def says(kit: Kit, name: str, code: str, what: str) -> None:
    """Reject a list that shows a misconception."""
    kit.expect.reject(code, f"{name} {what}", kit.place_of(name))


# The programs of the exercise. These copies are run, never the learner's.


def http_error(kind: type[aiohttp.ClientResponseError], status: int) -> aiohttp.ClientResponseError:
    """Make an error that a response with this status leads to."""
    return kind(None, (), status=status)  # which request it was does not matter here


class Session:
    """Open while its block lasts."""

    def __init__(self, log: Log) -> None:
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


async def program_a(log: Log) -> None:
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


async def program_b(log: Log) -> None:
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


async def ask(log: Log, answers: list[Exception | str]) -> None:
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


async def program_c(log: Log) -> None:
    """Ask for three pages, one after another."""
    gone, wrong = aiohttp.ServerDisconnectedError(), http_error(aiohttp.ClientResponseError, 503)
    for answers in ([TimeoutError(), "ann", "bob"], [gone, wrong, "cat"], [gone, gone]):
        try:
            await ask(log, answers)
        except aiohttp.ClientError as error:
            log.append(type(error).__name__)
