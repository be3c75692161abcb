"""websocket_client: subscribers get their numbers, whatever becomes of a connection or of one of them."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

import aiohttp
from aiohttp import web

from grader.child.kit import CheckFailed, Evidence, Finding, Kit, clean, leaves, overlap, show, value

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from types import EllipsisType

    from grader.child.kit import Place
    from grader.child.kit.web import Server

RUN, SUBSCRIBE = "Feed.run", "Feed.subscribe"
SPACE = 0.02  # seconds between two messages, so that whoever waits for one can take it
LONGEST = 1.0  # seconds between two attempts to connect
MANY = 40  # attempts to connect; no check has time for half of them
LATE = 0.05  # seconds that a busy machine may be late
ABNORMAL = 1006  # what a websocket says of a peer that went without a close frame


class Step:
    """What a script may hold besides messages and seconds."""

    CLOSE = "the server had closed the connection"
    DROP = "the connection had broken"
    REFUSE = "the server had refused to connect"
    SLOW = "the server took its time to connect"


Script = list[Any]  # of one connection: texts to send, in a tuple those that are no messages, seconds, steps


@dataclass
class Visit:
    """One attempt to connect that has reached the server; times are in seconds of the check."""

    left: float | None = None  # when the connection ended, on whichever side
    code: int | None = None  # of the close frame


@dataclass(eq=False)
class Desk:
    """The server's side: it plays one script for each connection, and then keeps the connection open."""

    kit: Kit
    scripts: list[Script]
    rest: Script = field(default_factory=list)  # for all further connections
    visits: list[Visit] = field(default_factory=list)
    open: int = 0
    most: int = 0  # connections that were open at the same time
    first: float = 0.0  # when the first script began; a busy machine may need a while until then
    trouble: str = ""  # the last thing that was hard on the client

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Play the script of one connection."""
        number = len(self.visits)
        script = self.scripts[number] if number < len(self.scripts) else self.rest
        visit = Visit()
        self.visits.append(visit)
        if script[:1] == [Step.SLOW]:
            await asyncio.sleep(10)
        if script[:1] == [Step.REFUSE]:
            self.trouble, visit.left = Step.REFUSE, self.kit.now()
            return web.Response(status=503)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.first = self.first or self.kit.now()
        self.open += 1
        self.most = max(self.most, self.open)
        playing = asyncio.create_task(self._play(script, socket, request, visit))
        try:
            async for _ in socket:  # hears of the close frame
                pass
        finally:
            playing.cancel()
            self.open -= 1
            visit.code = socket.close_code
            visit.left = visit.left or self.kit.now()
        return socket

    async def _play(
        self, script: Script, socket: web.WebSocketResponse, request: web.Request, visit: Visit
    ) -> None:
        with contextlib.suppress(ConnectionError):
            for step in script:
                if isinstance(step, float):
                    await asyncio.sleep(step)
                elif step in {Step.CLOSE, Step.DROP}:
                    self.trouble, visit.left = step, self.kit.now()
                    await self._end(step, socket, request)
                elif isinstance(step, tuple):
                    self.trouble = f"the message {step[0]!r}"
                    await socket.send_str(step[0])
                else:
                    await socket.send_str(step)

    async def _end(self, step: str, socket: web.WebSocketResponse, request: web.Request) -> None:
        if step == Step.CLOSE:
            await socket.close()
        elif request.transport is not None:
            request.transport.abort()


class Socket(aiohttp.ClientWebSocketResponse):
    """A websocket that notes who reads it beside another, and ends who reads it for ever after its close."""

    kit: Kit  # of the check
    asked_in_vain = False
    asked_at: Place | None = None
    times = 0
    shared: RuntimeError | None = None  # what Python says to a second reader

    async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:  # noqa: ASYNC109  # aiohttp's
        """Give the next message."""
        kind = type(self)
        kind.times = kind.times + 1 if self.closed else 0
        if kind.times > MANY:
            kind.asked_in_vain, kind.asked_at = True, self.kit.waits_at()
            raise asyncio.CancelledError
        try:
            return await super().receive(timeout)
        except RuntimeError as error:
            kind.shared = error
            raise


@dataclass(eq=False)
class Bench:
    """A feed of the learner's that runs, and those who listen to it."""

    kit: Kit
    desk: Desk
    server: Server
    feed: Any
    session: aiohttp.ClientSession
    run: asyncio.Task[Any]
    socket: type[Socket]
    enough: asyncio.Event  # set when there were so many attempts that no pause can lie between them
    began: float
    looks_for_sleep: bool = False
    sleeps_at: Place | None = None  # the learner's line that waits between two attempts

    def subscribe(self, topic: str, *size: int) -> asyncio.Queue[Any]:
        """Subscribe to a topic."""
        return subscribed(self.kit, self.feed, topic, *size)

    async def until(self, seconds: float, trouble: str = "") -> None:
        """Wait until that time of the first connection, or until run has ended, which it must not."""
        enough = self.kit.start(self.enough.wait())
        while not self.run.done() and not enough.done() and not self.socket.asked_in_vain:
            left = max(self.began, self.desk.first) + seconds - self.kit.now()
            if left <= 0:
                break
            look = self.looks_for_sleep and not self.sleeps_at
            timeout = min(left, SPACE) if look else left
            await asyncio.wait([self.run, enough], timeout=timeout, return_when="FIRST_COMPLETED")
            self.sleeps_at = self.sleeps_at or (self._sleeps_at() if look else None)
        enough.cancel()
        if self.socket.asked_in_vain:
            self._spun(self.socket.asked_at)
        if self.socket.shared:
            message = f"Two tasks read one websocket at the same time. Python says: {self.socket.shared}."
            self.kit.expect.reject("shared-connection", message, self.kit.line_of(self.socket.shared))
        if self.run.done():
            self._ended(trouble or self.desk.trouble)

    def _sleeps_at(self) -> Place | None:
        return next((wait.place for wait in self.kit.waits() if wait.what == "sleep"), None)

    @property
    def attempts(self) -> list[float]:
        """When run has tried to connect, in seconds since its start."""
        return [asked.start - self.began for asked in self.server.watch.asked]

    @property
    def connects_at(self) -> Place | None:
        """The learner's line that connects."""
        return next((asked.place for asked in self.server.watch.asked if asked.place), None)

    def _spun(self, place: Place | None) -> None:
        message = f"After {self.desk.trouble}, the closed websocket was asked for messages over and over: it "
        message += "says that it is closed, at once, and nobody else has a turn."
        missing = "run never connected again: its subscribers wait for ever."
        spun = Finding(Evidence.OBSERVED, place, code="busy-wait", text=message)
        raise CheckFailed(
            message, spun, Finding(Evidence.OBSERVED, place, code="queue-never-drains", text=missing)
        )

    def _ended(self, trouble: str) -> None:
        error = None if self.run.cancelled() else self.run.exception()
        if error is None:
            after = f" after {trouble}" if trouble else ""
            message = f"run came to its end{after}: it should go on until it is cancelled."
            if trouble:
                self.kit.expect.reject("queue-never-drains", message, self.kit.place_of(RUN))
            raise CheckFailed(message, Finding(Evidence.WRONG_VALUE, self.kit.place_of(RUN), text=message))
        for leaf in leaves(error):
            place = self.kit.line_of(leaf) or self.kit.line_of(error)
            if isinstance(leaf, asyncio.QueueFull):
                message = "QueueFull ended run: a subscriber was slow, and nothing made room in its queue."
                self.kit.expect.reject("unbounded-queue", message, place)
            if isinstance(leaf, NO_MESSAGE if trouble.startswith("the message") else LOST if trouble else ()):
                message = f"After {trouble}, {type(leaf).__name__} ended run; it should go on."
                self.kit.expect.reject("queue-never-drains", message, place)
        raise error


LOST = (aiohttp.ClientError, OSError, aiohttp.WSMessageTypeError)  # what shows that a connection is lost
NO_MESSAGE = (ValueError, LookupError, TypeError, AttributeError)  # … or that a message is none


@value
async def test_each_subscriber_gets_its_numbers(kit: Kit) -> None:
    """Each subscriber gets the numbers of its topic, in order; other topics are left aside."""
    mine, theirs, nobodys = kit.names(3)
    numbers = [*kit.ids(3), 0, -kit.random.randint(1, 9)]
    rounds = [[said(mine, n), said(nobodys, n + 1), said(theirs, n + 2), SPACE] for n in numbers]
    async with on_air(kit, [SPACE, *chain(*rounds)], topics=[(mine,), (theirs,), (mine,)]) as (bench, queues):
        await bench.until(0.5)
        first, second, third = map(taken, queues)
        together = sorted(map(show, [*first, *third]))
        if numbers not in (first, third) and together == sorted(map(show, numbers)):
            message = "Two subscribers of one topic share its messages: what one gets, the other does not."
            kit.expect.reject("shared-connection", message, kit.place_of(RUN))
        kit.expect.equal(first, numbers, "what a subscriber got")
        kit.expect.equal(second, [n + 2 for n in numbers], "what a subscriber of another topic got")
        kit.expect.equal(third, numbers, "what another subscriber of the same topic got")


@value
async def test_two_feeds(kit: Kit) -> None:
    """What one feed brings is not for those who listen to another one."""
    (topic,) = kit.names(1)
    async with on_air(kit, [SPACE, said(topic, 1)], topics=[(topic,)]) as (bench, queues):
        queues.append(subscribed(kit, kit.make("Feed", bench.session, "http://127.0.0.1:9/feed"), topic))
        await bench.until(0.3)
        kit.expect.equal([taken(queue) for queue in queues], [[1], []], "what subscribers of two feeds got")


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """A feed brings its numbers in each event loop of a program, not in the first one alone."""
    (topic,) = kit.names(1)

    async def listen() -> None:
        async with on_air(kit, [SPACE, said(topic, 1)], topics=[(topic,)]) as (bench, queues):
            await bench.until(0.3)
            kit.expect.equal(taken(queues[0]), [1], "what a subscriber got")

    for _ in range(2):
        asyncio.run(listen())


@value
async def test_subscribing_while_it_runs(kit: Kit) -> None:
    """Whoever subscribes while run is at work gets what comes from then on."""
    topic, other = kit.names(2)
    script = [SPACE, said(topic, 1), 0.4, *spaced([said(topic, 2), said(other, 3)])]
    async with on_air(kit, script, topics=[(topic,)]) as (bench, queues):
        await bench.until(0.2)
        queues += [bench.subscribe(topic), bench.subscribe(other)]
        await bench.until(0.7)
        kit.expect.equal([taken(queue) for queue in queues], [[1, 2], [2], [3]], "what the queues got")


@value
async def test_messages_come_at_once(kit: Kit) -> None:
    """Whoever waits for a message gets it when it comes."""
    (topic,) = kit.names(1)
    async with on_air(kit, [0.1, said(topic, 1), 0.5], topics=[(topic,)]) as (bench, queues):
        getting = kit.start(queues[0].get())
        await bench.until(0.3)
        kit.expect.that(
            getting.done(),
            "A subscriber waited for a message, and 0.2 s after it had come it had not got it.",
            Finding(Evidence.WRONG_VALUE, kit.place_of(RUN)),
        )
        kit.expect.equal(getting.result(), 1, "what a waiting subscriber got")


@clean
async def test_messages_that_are_none(kit: Kit) -> None:
    """A message of any other form is skipped, and the next ones arrive."""
    (topic,) = kit.names(1)
    broken = ["{oops", "", "null", '"text"', "[1, 2]", "7", "{}", said(topic, ...), said(..., 3)]
    rounds = [[said(topic, n), (text,), SPACE] for n, text in enumerate(broken)]
    script = [SPACE, *chain(*rounds), said(topic, len(broken))]
    async with on_air(kit, script, topics=[(topic,)]) as (bench, (queue,)):
        await bench.until(0.5)
        got = taken(queue)
        if got == list(range(len(got))) and 0 < len(got) <= len(broken):
            message = f"After the message {broken[len(got) - 1]!r} nothing arrived any more."
            kit.expect.reject("queue-never-drains", message, kit.place_of(RUN))
        kit.expect.equal(got, list(range(len(broken) + 1)), "what came between messages of another form")


@overlap
async def test_a_slow_subscriber(kit: Kit) -> None:
    """A subscriber that takes nothing keeps nobody else waiting."""
    (topic,) = kit.names(1)
    numbers = kit.ids(8)
    script = [SPACE, *spaced([said(topic, n) for n in numbers])]
    async with on_air(kit, script, topics=[(topic, 2), (topic,), (topic, 1)]) as (bench, queues):
        await bench.until(0.4)
        got = taken(queues[1])
        if len(got) < len(numbers):
            waits = kit.waits()
            reads = any(wait.what.endswith("receive") for wait in waits)
            stuck = next((wait.place for wait in waits if wait.what == "Queue.put" or not reads), None)
            if stuck:
                message = f"Two subscribers took nothing, and a third one got {len(got)} of {len(numbers)} "
                message += f"numbers: line {stuck.line} waits until there is room in a queue."
                kit.expect.reject("lock-too-wide", message, stuck)
        kit.expect.equal(got, numbers, "what a fast subscriber got beside slow ones")


@overlap
async def test_a_full_queue(kit: Kit) -> None:
    """A full queue loses its oldest entry: it holds the newest, and never more than its size."""
    (topic,) = kit.names(1)
    size = kit.random.randint(2, 4)
    script = [SPACE, *[said(topic, n) for n in range(130)]]
    async with on_air(kit, script, topics=[(topic, size), (topic,), (topic, 1)]) as (bench, queues):
        await bench.until(0.3)
        for queue, most in zip(queues, (size, 100, 1), strict=True):
            if queue.qsize() > most:
                message = f"A queue of size {most} holds {queue.qsize()} entries that nobody has taken."
                kit.expect.reject("unbounded-queue", message, kit.place_of(SUBSCRIBE))
            what = f"what a queue of size {most} holds after 130 messages"
            kit.expect.equal(taken(queue), list(range(130 - most, 130)), what)


@clean
async def test_the_server_closes(kit: Kit) -> None:
    """When the server closes the connection, run connects again, and subscribers get what comes then."""
    await comes_back(kit, Step.CLOSE)


@clean
async def test_the_connection_breaks(kit: Kit) -> None:
    """When the connection breaks, run connects again, and subscribers get what comes then."""
    await comes_back(kit, Step.DROP)


@clean
async def test_no_connection_can_be_made(kit: Kit) -> None:
    """When no connection can be made, run tries again until there is one."""
    (topic,) = kit.names(1)
    scripts = [[Step.REFUSE], [Step.REFUSE], [SPACE, said(topic, 1)]]
    async with on_air(kit, *scripts, topics=[(topic,)]) as (bench, (queue,)):
        await bench.until(0.5)
        await expect_further_attempt(bench)
        kit.expect.equal(taken(queue), [1], "what came after two refusals")
    with kit.refused() as nobody:
        async with on_air(kit, url=nobody) as (bench, _):
            await bench.until(0.4, "nobody had answered at that address")
            await expect_further_attempt(bench)


@overlap
async def test_waits_grow(kit: Kit) -> None:
    """While no connection can be made, the wait doubles from base to 1 s, and may be up to half longer."""
    base = kit.random.choice((0.28, 0.3))  # one that soon comes to 1 s, and beyond if nothing stops it
    async with on_air(kit, rest=[Step.REFUSE], base=base) as (bench, _):
        bench.looks_for_sleep = True
        await bench.until(4.7)
        await expect_further_attempt(bench)
        waits = [min(base * 2**k, LONGEST) for k in range(20)]
        expect_waits(bench, waits, [f"refusal {k + 1}" for k in range(len(waits))])


@overlap
async def test_the_wait_begins_anew(kit: Kit) -> None:
    """A message, and nothing else, sets the wait back to base, which is 0.05 s unless told otherwise."""
    (topic,) = kit.names(1)
    message = [SPACE, said(topic, 1), SPACE, Step.CLOSE]
    nothing = [SPACE, Step.CLOSE]
    broken = [SPACE, Step.DROP]
    scripts = [message, nothing, broken, nothing, message, [Step.REFUSE], message, broken, nothing]
    base = 0.05
    async with on_air(kit, *scripts, topics=[(topic,)], base=None) as (bench, (queue,)):
        bench.looks_for_sleep = True
        await bench.until(2.4)
        await expect_further_attempt(bench)
        brought = {id(message): "which brought a message", id(nothing): "which brought nothing"}
        after = [
            f"connection {k}, {brought.get(id(each), 'which failed')}" for k, each in enumerate(scripts, 1)
        ]
        expect_waits(bench, [base * factor for factor in (1, 2, 4, 8, 1, 2, 1, 2, 4)], after)
        kit.expect.equal(taken(queue), [1, 1, 1], "what a subscriber got over all connections")


@clean
async def test_one_connection(kit: Kit) -> None:
    """One connection at a time serves all subscribers, made with the session that was given."""
    topic, other = kit.names(2)
    script = [SPACE, said(topic, 1), said(other, 2), SPACE, Step.CLOSE]
    async with on_air(kit, script, topics=[(topic,), (other,), (topic,)]) as (bench, _):
        await bench.until(0.3)
        if bench.server.sessions:
            message = f"run made {len(bench.server.sessions)} sessions of its own; it was given one."
            kit.expect.reject("session-per-request", message, bench.server.sessions[0].place)
        if bench.desk.most > 1:
            message = f"Three subscribers, and {bench.desk.most} connections at the same time: one would do."
            kit.expect.reject("shared-connection", message, bench.connects_at)


@clean
async def test_cancelled_while_connected(kit: Kit) -> None:
    """Cancelled while it is connected, run closes the websocket and leaves with CancelledError."""
    (topic,) = kit.names(1)
    async with on_air(kit, [SPACE, said(topic, 1)], topics=[(topic,)]) as (bench, _):
        await bench.until(0.2)
        await cancelled(bench, "while it was connected")
        await asyncio.sleep(LATE)
        kit.expect.that(bool(bench.desk.visits), "run had not connected by the time when it was cancelled.")
        visit = bench.desk.visits[0]
        if visit.code in {None, ABNORMAL}:
            still_open = "is still open: the server goes on sending to nobody"
            torn = "ended without a close frame: the server cannot tell that from a crash"
            message = f"run was cancelled, and its websocket {torn if visit.code else still_open}."
            kit.expect.reject("cleanup-skipped", message, bench.connects_at)


@clean
async def test_cancelled_while_it_waits(kit: Kit) -> None:
    """Cancelled between two attempts to connect, run leaves with CancelledError."""
    async with on_air(kit, rest=[Step.REFUSE], base=0.4) as (bench, _):
        await bench.until(0.2)
        await cancelled(bench, "while it waited for its next attempt")


@clean
async def test_cancelled_while_it_connects(kit: Kit) -> None:
    """Cancelled while a connection is being made, run leaves with CancelledError."""
    async with on_air(kit, rest=[Step.SLOW]) as (bench, _):
        await bench.until(0.2)
        await cancelled(bench, "while a connection was being made")


def said(topic: str | EllipsisType, n: int | EllipsisType) -> str:
    """Give the text of a message, without what is left out."""
    return json.dumps({key: each for key, each in (("topic", topic), ("n", n)) if each is not ...})


def spaced(texts: list[Any]) -> Script:
    """Give a script that sends texts with a moment after each."""
    return [step for text in texts for step in (text, SPACE)]


def taken(queue: asyncio.Queue[Any]) -> list[Any]:
    """Take what is in a queue."""
    return [queue.get_nowait() for _ in range(queue.qsize())]


def subscribed(kit: Kit, feed: object, topic: str, *size: int) -> asyncio.Queue[Any]:
    """Subscribe to a topic of a feed."""
    queue = kit.call_method(feed, SUBSCRIBE, topic, *size)
    if not isinstance(queue, asyncio.Queue):
        message = f"subscribe should give an asyncio.Queue, but it gave {show(queue)}."
        raise CheckFailed(message, Finding(Evidence.WRONG_VALUE, kit.place_of(SUBSCRIBE), text=message))
    return queue


@contextlib.asynccontextmanager
async def on_air(
    kit: Kit,
    *scripts: Script,
    rest: Script | None = None,
    topics: list[tuple[Any, ...]] = [],  # noqa: B006  # never changed
    base: float | None = 0.05,
    url: str = "",
) -> AsyncIterator[tuple[Bench, list[asyncio.Queue[Any]]]]:
    """Let a feed run against a server that plays these scripts, with a subscriber for each of the topics."""
    desk, enough = Desk(kit, list(scripts), rest or []), asyncio.Event()
    socket = type("ClientWebSocketResponse", (Socket,), {"kit": kit})  # errors tell its name
    tracing = aiohttp.TraceConfig()

    async def count(*_: object) -> None:
        if len(server.watch.asked) >= MANY:
            enough.set()

    tracing.on_request_start.append(count)
    async with (
        kit.server({"/feed": desk.handle}) as server,
        aiohttp.ClientSession(trace_configs=[tracing], ws_response_class=socket) as session,
    ):
        arguments = (session, url or f"{server.url}/feed", *([] if base is None else [base]))
        feed = kit.make("Feed", *arguments)
        queues = [subscribed(kit, feed, *topic) for topic in topics]
        run = kit.start(kit.run(kit.method(feed, RUN), RUN))
        bench = Bench(kit, desk, server, feed, session, run, socket, enough, kit.now())
        try:
            yield bench, queues
        finally:
            for _ in range(MANY):  # one that swallows a cancellation here may not do so there
                run.cancel()
                if (await asyncio.wait([run], timeout=SPACE))[0]:
                    break
            if not run.cancelled():
                run.exception()  # read, so that nobody reports it as unread


async def comes_back(kit: Kit, step: str) -> None:
    """Expect that a feed outlives the end of a connection."""
    (topic,) = kit.names(1)
    numbers = kit.ids(4)
    texts = [said(topic, n) for n in numbers]
    scripts = [[SPACE, *spaced(texts[:2]), step], [SPACE, *spaced(texts[2:])]]
    async with on_air(kit, *scripts, topics=[(topic,), (topic,)]) as (bench, queues):
        await bench.until(0.5)
        await expect_further_attempt(bench)
        for queue in queues:
            kit.expect.equal(taken(queue), numbers, "what a subscriber got over two connections")


async def expect_further_attempt(bench: Bench) -> None:
    """Expect that run has tried to connect more than once; leave it more time than its longest wait takes."""
    if len(bench.attempts) < 2:
        await bench.until(bench.kit.now() - bench.began + 3 * LONGEST)
    if len(bench.attempts) < 2:
        trouble = bench.desk.trouble or "nobody had answered"
        message = f"After {trouble}, run never tried to connect again: its subscribers wait for ever."
        bench.kit.expect.reject("queue-never-drains", message, bench.kit.place_of(RUN))


def expect_waits(bench: Bench, waits: list[float], after: list[str]) -> None:
    """Expect these waits between the end of each connection and the next attempt, up to half longer."""
    kit, place = bench.kit, bench.sleeps_at or bench.connects_at
    ends = [visit.left - bench.began for visit in bench.desk.visits if visit.left is not None]
    took = [attempt - end for end, attempt in zip(ends, bench.attempts[1:], strict=False)]
    if len(took) > 2 and max(took) < 1.5 * min(took):
        message = (
            f"run waited {took[0]:.2f} s before its second attempt to connect, and {took[-1]:.2f} s before"
        )
        message += f" its {len(took) + 1}th one: the wait does not grow."
        kit.expect.reject("retry-without-backoff", message, place)
    pairs = list(zip(ends, [*bench.attempts[1:], kit.now() - bench.began], waits, strict=False))
    for k, (end, attempt, least) in enumerate(pairs, start=1):
        seen = f"After {after[k - 1]}, run should wait between {least:.2f} and {1.5 * least:.2f} s; "
        last = k == len(bench.attempts)
        if attempt - end < least - 0.001 and not last:
            message = f"{seen}it tried to connect {attempt - end:.2f} s later."
            kit.expect.reject("retry-without-backoff", message, place)
        message = f"{seen}it waited {'more than ' if last else ''}{attempt - end:.2f} s."
        finding = Finding(Evidence.WRONG_VALUE, place, "the wait", text=message)
        kit.expect.that(attempt - end < 1.5 * least + LATE, message, finding)


async def cancelled(bench: Bench, when: str) -> None:
    """Cancel run, and expect that it leaves soon, and with CancelledError."""
    kit, run = bench.kit, bench.run
    waited = kit.waits_at()
    run.cancel()
    await asyncio.wait([run], timeout=0.5)
    if run.cancelled():
        return
    if run.done() and run.exception() is not None:
        run.result()  # its own error says more
    went = "it returned as if nothing had happened" if run.done() else "it went on"
    handler = kit.handler_of(asyncio.CancelledError(), waited)
    kit.expect.reject("swallowed-cancellation", f"run was cancelled {when}, and {went}.", handler)
