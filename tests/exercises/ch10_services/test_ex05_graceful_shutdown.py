"""graceful_shutdown: a process that serves stops in order, whatever is in flight and whoever asks.

Each scene is a process of its own. All play at the same time, once, and each check looks at some of them.
"""

import asyncio
import contextlib
import errno
import itertools
import math
import signal
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from grader.child.kit import Kit, Place, clean, free, value
from grader.child.kit.apart import Inside, Process, Word, raise_error

SERVE = "serve"
TERM, INT = signal.SIGTERM, signal.SIGINT
GRACE = 2.5  # seconds, where nothing needs them
SHORT = 0.4  # seconds, where a request needs more
WORK = 0.6  # seconds of a request
ENDLESS = 3600.0
UNDER_WAY = 0.15  # seconds of a request before the signal
AT_ONCE = 0.5  # seconds, as the exercise says
TOO_LATE = 1.7  # seconds that no busy machine explains
LATE = 1.2  # seconds: half the way to who waits for the whole grace
AFTER = 1.0  # seconds after the grace, when everybody has to be gone
QUIET = 1.03  # seconds in which nothing happens
TURNS = 4  # of the loop in that time: one for a look, and some more
ENDLESS_ONES = 8  # requests at the same time: the grace of each, one after the other, would be far too long
STEP = 0.08  # seconds between two looks, or two attempts
ELSEWHERE = "127.0.0.2"  # where only who listens at every address is heard
NO_STOP = "no-graceful-stop"
USUAL = (signal.SIG_DFL, signal.default_int_handler)
ANSWERED, QUIETLY, INTERRUPTED, CUT_OFF, HURRIED = "answered", "quietly", "interrupted", "cut off", "hurried"


# How a program may hear of signals, the most telling first.
SIGNALLING = (
    "add_signal_handler(",
    "signal.signal(",
    "handle_signals",
    "except KeyboardInterrupt",
    "except (KeyboardInterrupt",
)


@dataclass(slots=True)
class Scene:
    """What came of one process."""

    grace: float
    signals: str  # that it got
    words: list[Word] = field(default_factory=list)
    ready: bool = False
    deaf: str = ""  # the port where a request was not taken
    work: float = 0.0  # seconds of a request that were left at the signal
    answer: bytes = b""
    refused: bool = False  # a new connection, after the signal
    unsure: bool = False  # whether it would have been refused while the request was still in flight
    elsewhere: bool = False  # it listens at other addresses than 127.0.0.1, too
    asked: float = 0.0  # when the last signal was sent; times are time.monotonic
    gone: float = math.inf  # when the process had ended
    code: int | None = None  # None: it did not end
    stood: Place | None = None  # where it stood when it should have been gone
    waited: Place | None = None  # where it waited for a signal
    turns: int = 0  # of the loop meanwhile
    polled: Place | None = None  # where it slept on in spite of a signal

    def told(self, name: str) -> Word | None:
        """Give what the process told under a name."""
        return next((word for word in self.words if word.name == name), None)

    @property
    def took(self) -> float:
        """Seconds from the last signal to the end."""
        over = self.told("returned") or self.told("error")
        return (over.at if over else self.gone) - self.asked

    @property
    def is_late(self) -> bool:
        """Say whether it took longer than a process needs that does not wait for its grace."""
        return self.took - self.work > LATE and self.grace > SHORT


Act = Callable[[Process, Scene, int], Awaitable[None]]


async def scenes(kit: Kit) -> dict[str, Scene]:
    """Play every scene, all at the same time; the first check does it for all."""
    if not kit.shared:
        plots: dict[str, tuple[Act, float, str]] = {
            ANSWERED: (request_in_flight, GRACE, "SIGTERM"),
            QUIETLY: (nothing_in_flight(TERM), GRACE, "SIGTERM"),
            INTERRUPTED: (nothing_in_flight(INT, failed=True), GRACE, "SIGINT"),
            CUT_OFF: (requests_without_end, SHORT, "SIGTERM"),
            HURRIED: (second_signal, GRACE, "SIGTERM and SIGINT"),
        }
        played = await asyncio.gather(*(play(kit, *plot) for plot in plots.values()))
        kit.shared.update(zip(plots, played, strict=True))
        unsettled = [name for name, scene in kit.shared.items() if scene.is_late or scene.unsure]
        # On a busy machine? Once more, unless something takes so long that it has another reason.
        if unsettled and all(scene.took < TOO_LATE and not scene.polled for scene in played):
            again = await asyncio.gather(*(play(kit, *plots[name]) for name in unsettled))
            kit.shared.update(zip(unsettled, again, strict=True))
    return kit.shared


async def play(kit: Kit, act: Act, grace: float, signals: str) -> Scene:
    """Play one scene in a process of its own."""

    async def main(inside: Inside) -> None:
        before = {each: signal.getsignal(each) for each in (TERM, INT)}
        await inside.kit.call(SERVE, lambda: make_app(inside), grace, lambda port: tell_ready(inside, port))
        left = [each for each in before if signal.getsignal(each) not in (before[each], *USUAL)]
        inside.tell("handlers", ", ".join(each.name for each in left))

    scene = Scene(grace, signals)
    async with Process(kit, main) as process:
        ready = await process.hear("ready", "error", "returned")
        if ready and ready.name == "ready":
            scene.ready = True
            await act(process, scene, int(ready.text))
        else:
            stands = await process.look()
            scene.stood = stands.line(SERVE) if stands else None
        scene.words = process.words
    return scene


def tell_ready(inside: Inside, port: Any) -> None:  # noqa: ANN401  # whatever on_ready is called with
    """Tell the port, and whether a connection is refused there: the first client may come at this instant."""
    with socket.socket() as probe, contextlib.suppress(OverflowError, TypeError):
        probe.setblocking(False)  # the system takes connections, or refuses them, while the loop is held
        codes = (probe.connect_ex(("127.0.0.1", port)), probe.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
        if errno.ECONNREFUSED in codes:
            inside.tell("too early")
    inside.tell("ready", str(port))


def make_app(inside: Inside) -> web.Application:
    """Make an application that tells what becomes of its requests."""
    numbers = itertools.count()

    async def work(request: web.Request) -> web.Response:
        inside.tell(f"begun {next(numbers)}")
        try:
            await asyncio.sleep(float(request.match_info["seconds"]))
        except asyncio.CancelledError:
            inside.tell("cut")
            raise
        inside.tell("done")
        return web.Response(text="done")

    async def fail(_: web.Request) -> web.Response:
        raise web.HTTPConflict

    async def clean_up(_: web.Application) -> None:
        inside.tell("cleanup begins")
        await asyncio.sleep(STEP)
        inside.tell("cleaned up")

    app = web.Application()
    app.router.add_get("/work/{seconds}", work)
    app.router.add_get("/fail", fail)
    app.on_cleanup.append(clean_up)
    return app


# --- what happens to each process


async def request_in_flight(process: Process, scene: Scene, port: int) -> None:
    """Ask it to stop while a request is at work, and knock once more."""
    async with asking(process, scene, port, WORK) as (answer,):
        send(process, scene, TERM)
        scene.work = WORK - UNDER_WAY
        scene.refused = await is_refused(port)
        scene.unsure = scene.refused and process.told("done") is not None
        await ends(process, scene, scene.work + LATE)
        scene.answer = await answer


def nothing_in_flight(which: signal.Signals, *, failed: bool = False) -> Act:
    """Make a scene of a process that waits for this signal, and has nothing else to do any more."""

    async def act(process: Process, scene: Scene, port: int) -> None:
        if failed:
            await ask(port, "/fail")
        scene.elsewhere = await listens(ELSEWHERE, port)
        await asyncio.sleep(STEP)  # for the ends of the connections that there were
        first = await process.look()
        await asyncio.sleep(QUIET)
        before = await process.look()
        send(process, scene, which)
        if first and before:
            scene.turns, scene.waited = before.turns - first.turns, before.line(SERVE)
            scene.polled = sleeps_at(before)
        for _look in range(2):
            await asyncio.sleep(STEP)
            stands = await process.look()
            if not stands or sleeps_at(stands) != scene.polled:
                scene.polled = None
        await ends(process, scene, LATE)

    return act


async def listens(host: str, port: int) -> bool:
    """Say whether somebody takes a connection at this address; where there is none, nobody does."""
    with contextlib.suppress(OSError, TimeoutError):
        async with asyncio.timeout(STEP):
            _, writer = await asyncio.open_connection(host, port)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        return True
    return False


async def requests_without_end(process: Process, scene: Scene, port: int) -> None:
    """Ask it to stop while requests are at work that will never be answered."""
    async with asking(process, scene, port, ENDLESS, ENDLESS_ONES):
        send(process, scene, TERM)
        await ends(process, scene, SHORT + AFTER)


async def second_signal(process: Process, scene: Scene, port: int) -> None:
    """Ask it to stop, and then ask again."""
    async with asking(process, scene, port, ENDLESS):
        send(process, scene, TERM)
        await asyncio.sleep(UNDER_WAY)
        send(process, scene, INT)
        await ends(process, scene, LATE)


def send(process: Process, scene: Scene, which: signal.Signals) -> None:
    """Send a signal."""
    scene.asked = time.monotonic()
    process.send(which)


async def ends(process: Process, scene: Scene, seconds: float) -> None:
    """Wait so long for the end; who is late is asked where it stands, and has the whole grace and more."""
    scene.code = await process.end(seconds)
    if scene.code is None:
        stands = await process.look()
        scene.stood = stands.line(SERVE) if stands else None
        scene.code = await process.end(scene.grace + AFTER - seconds)
    if scene.code is not None:
        scene.gone = time.monotonic()


@contextlib.asynccontextmanager
async def asking(  # noqa: ANN201  # a context manager
    process: Process, scene: Scene, port: int, seconds: float, number: int = 1
):
    """Have so many requests under way, and give the tasks that get their answers."""
    answers = [asyncio.ensure_future(ask(port, f"/work/{seconds}")) for _ in range(number)]
    begun = await process.hear(f"begun {number - 1}")
    scene.deaf = "" if begun else str(port)
    await asyncio.sleep(UNDER_WAY)
    try:
        yield answers
    finally:
        for answer in answers:
            answer.cancel()
        await asyncio.wait(answers)


async def ask(port: int, path: str) -> bytes:
    """Send a request, and give the answer, or what there is of it."""
    got = b""
    with contextlib.suppress(OSError):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(f"GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode())
            while data := await reader.read(4096):
                got += data
        finally:
            writer.close()
    return got


async def is_refused(port: int) -> bool:
    """Say whether a new connection is refused soon."""
    for _ in range(3):
        await asyncio.sleep(STEP)
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            return True
        writer.close()
    return False


def sleeps_at(stands: Word) -> Place | None:
    """Give the line of the learner's that sleeps, if one does."""
    return next((wait.place for wait in stands.waits if wait.what in {"sleep", "__sleep0"}), None)


# --- the checks


@value
async def test_a_request_in_flight(kit: Kit) -> None:
    """A request that is in flight at SIGTERM is answered; then the process ends, and does not wait longer."""
    scene = (await scenes(kit))[ANSWERED]
    expect_stop(kit, scene)
    if b" 200 " not in scene.answer[:20] or not scene.answer.endswith(b"done"):
        cut = scene.told("cut")
        where = cut.line(SERVE) if cut else None
        message = f"A request of {WORK} s was in flight at SIGTERM, with {GRACE} s of grace, and was cut off"
        kit.expect.reject(NO_STOP, f"{message}{at(where)}.", where or how(kit))
    done, clean_up = scene.told("done"), scene.told("cleanup begins")
    if done and clean_up and clean_up.at < done.at:
        message = f"The app's cleanup began{at(clean_up.line(SERVE))} while a request was still in flight."
        kit.expect.reject(NO_STOP, message, clean_up.line(SERVE))
    expect_prompt(kit, scene, "the last request was answered")


@value
async def test_new_connections(kit: Kit) -> None:
    """After SIGTERM new connections are refused, while a request in flight goes on."""
    scene = (await scenes(kit))[ANSWERED]
    expect_stop(kit, scene)
    if not scene.refused:
        message = f"{3 * STEP:.2f} s after SIGTERM a new connection was still accepted."
        kit.expect.reject(NO_STOP, message, how(kit))


@clean
async def test_nothing_in_flight(kit: Kit) -> None:
    """With nothing in flight, SIGTERM ends the process at once, with code 0, after the app's cleanup."""
    scene = (await scenes(kit))[QUIETLY]
    expect_stop(kit, scene)
    if scene.elsewhere:
        message = f"The server should listen at 127.0.0.1 only, but it answers at {ELSEWHERE}, too"
        kit.expect.reject("wrong-result", f"{message}.", kit.line_with("Site(", "bind("))
    expect_prompt(kit, scene, "SIGTERM, with nothing in flight")
    expect_cleanup(kit, scene, ANSWERED)


@clean
async def test_interrupted(kit: Kit) -> None:
    """SIGINT does the same: at once, code 0, the app's cleanup, also when a request has failed before."""
    scene = (await scenes(kit))[INTERRUPTED]
    expect_stop(kit, scene)
    expect_prompt(kit, scene, "SIGINT, with nothing in flight (a request had failed before)")
    expect_cleanup(kit, scene)


@clean
async def test_a_request_without_end(kit: Kit) -> None:
    """Requests that never end are cut off when the grace is over, all of them; the app cleans up."""
    scene = (await scenes(kit))[CUT_OFF]
    expect_stop(kit, scene)
    if scene.took < SHORT * 0.9:
        message = f"Requests that were in flight at SIGTERM were cut off after {scene.took:.2f} s"
        kit.expect.reject(NO_STOP, f"{message}; grace is {SHORT} s.", how(kit))
    expect_cleanup(kit, scene)


@clean
async def test_a_second_signal(kit: Kit) -> None:
    """A second signal during the grace ends the process at once, with code 0."""
    scene = (await scenes(kit))[HURRIED]
    expect_stop(kit, scene)
    expect_prompt(kit, scene, "a second signal")


@clean
async def test_handlers_are_removed(kit: Kit) -> None:
    """Signal handlers that serve has installed are removed when it returns."""
    for scene in (await scenes(kit)).values():
        expect_ready(kit, scene)
        left = scene.told("handlers")
        if left and left.text:
            place = kit.line_with("add_signal_handler(", "signal.signal(")
            message = f"After serve had returned, its handler of {left.text} was still installed."
            kit.expect.reject("cleanup-skipped", message, place)


@free
async def test_waiting_is_quiet(kit: Kit) -> None:
    """While serve waits for a signal, nothing asks again and again whether one has come."""
    scene = (await scenes(kit))[QUIETLY]
    expect_ready(kit, scene)
    if scene.turns > TURNS:
        message = f"While serve waited {QUIET:.1f} s for a signal, the loop was woken {scene.turns} times"
        place = scene.polled or kit.line_with("sleep(") or scene.waited
        kit.expect.reject("busy-wait", f"{message}{at(place)}.", place)
    if scene.polled:
        message = f"SIGTERM came, and serve slept on{at(scene.polled)}: it looks only now and then."
        kit.expect.reject("busy-wait", message, scene.polled)


def expect_ready(kit: Kit, scene: Scene) -> None:
    """Expect that the process has told its port, and listens there."""
    if scene.ready and scene.told("too early") and not scene.deaf:
        message = "on_ready was called, and a connection to its port was refused at that instant: the server "
        kit.expect.reject("wrong-result", f"{message}did not listen yet.", kit.line_with("on_ready("))
    if scene.ready and not scene.deaf:
        return
    if scene.ready and not scene.told("error"):
        message = f"on_ready was called with {scene.deaf}, and no request was taken there."
        kit.expect.reject("wrong-result", message, kit.line_with("on_ready("))
    if error := scene.told("error"):
        raise_error(error)
    what = "serve returned" if scene.told("returned") else "3 s were over"
    message = f"{what} and on_ready had not been called{at(scene.stood)}."
    kit.expect.reject("wrong-result", message[0].upper() + message[1:], scene.stood)


def expect_stop(kit: Kit, scene: Scene) -> None:
    """Expect that the process ended by itself, in order."""
    expect_ready(kit, scene)
    error = scene.told("error")
    if error and error.findings and error.at < scene.asked:
        raise_error(error)
    if scene.code is None:
        place = kit.line_with("signal.signal(") or scene.stood or how(kit)
        seconds = scene.grace + AFTER
        message = (
            f"{seconds:.1f} s after {scene.signals}, with {scene.grace} s of grace, the process was still "
        )
        message += f"there{at(scene.stood)}"
        message += f"; {ENDLESS_ONES} requests were in flight." if scene.grace == SHORT else "."
        endless = scene.grace == SHORT and kit.shared[QUIETLY].code is not None
        kit.expect.reject("no-deadline" if endless else NO_STOP, message, place)
    if scene.code < 0:
        name = signal.Signals(-scene.code).name
        message = f"{name} ended the process where it stood: nothing in the program handled it then."
        kit.expect.reject(NO_STOP, message, how(kit))
    if error:
        place = next((found.place for found in error.findings if found.place), None) or how(kit)
        message = f"After {scene.signals} the process ended with an error, and not in order: {error.text}"
        over = error.text.startswith("TimeoutError") and scene.took > scene.grace * 0.9
        kit.expect.reject("timeout-not-caught" if over else NO_STOP, f"{message}{at(place)}.", place)
    if scene.code != 0 or not scene.told("returned"):
        message = f"After {scene.signals} the process ended with code {scene.code}, and serve did not return."
        kit.expect.reject(NO_STOP, message, how(kit))


def expect_prompt(kit: Kit, scene: Scene, what: str) -> None:
    """Expect that the process ended soon after something."""
    if scene.is_late:
        message = f"The process ended {scene.took - scene.work:.1f} s after {what}; grace is {scene.grace} s."
        code = "busy-wait" if scene.polled else NO_STOP
        kit.expect.reject(code, message, scene.polled or scene.stood or how(kit))


def expect_cleanup(kit: Kit, scene: Scene, *others: str) -> None:
    """Expect that the app has cleaned up before the end."""
    for each in (scene, *(kit.shared[name] for name in others)):
        if each.told("cleaned up") is None:
            begun = "was not over" if each.told("cleanup begins") else "did not run"
            message = f"After {each.signals} the app's cleanup {begun} when the process ended."
            kit.expect.reject("cleanup-skipped", message, kit.line_with("cleanup(") or how(kit))


def how(kit: Kit) -> Place:
    """Give the line that stands for how the program hears of signals."""
    lines = (kit.line_with(text) for text in SIGNALLING)
    return next((line for line in lines if line), kit.place_of(SERVE))


def at(place: Place | None) -> str:
    """Say a line, if it is known."""
    return f" at line {place.line}" if place else ""
