"""crawler: every page once, as many at a time as are allowed, and an end that is found."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from grader.child.kit import Call, Kit, Place, State, clean, overlap, value

NAME = "crawl"
LATE = 0.05  # seconds; a page that is known and has a place is asked within them
CLEANUP = 0.02  # seconds that a cancelled call takes to end


class Refused(Exception):
    """What pages of these checks fail with, beside exceptions of Python's own."""


class Web:
    """Pages with links, and who asked for them. The first page of `links` is the start."""

    def __init__(
        self,
        kit: Kit,
        links: Mapping[str, Sequence[str]],
        delay: float | Mapping[str, float] = 0.1,
        bad: Sequence[str] = (),
    ) -> None:
        kinds = kit.random.sample((Refused, ValueError, OSError, TimeoutError, KeyError), 5)
        self.links = links
        self.start = next(iter(links))
        self.reachable = self._reachable(bad)
        self.tasks_gone = 0  # tasks that had ended when the first page gave its links
        self._kit = kit
        self._delay = delay
        self.get_links = kit.service(
            "get_links",
            delay=self._begin,
            answer=self._answer,
            failure={page: kinds[index % len(kinds)](page) for index, page in enumerate(bad)},
        )

    async def crawl(self, limit: int) -> object:
        """Call the function to its end."""
        service, wanted = self.get_links, len(self.reachable)
        args = (self.start, service, limit)
        got: object = await self._kit.worked_off(NAME, *args, work=service, wanted=wanted, what="pages")
        for page in service.keys:
            expect_once(self._kit, self, page)
        left = sorted(self.reachable - set(service.keys))
        if left:
            message = (
                f"{NAME} returned when {len(left)} of {wanted} pages had not been asked, such as {left[0]}."
            )
            self._kit.expect.reject("wrong-result", message, self.looks_for_the_end)
        return got

    @property
    def looks_for_the_end(self) -> Place | None:
        """The learner's line that asks whether pages are waiting, if there is one."""
        return self._kit.line_with(".empty()", "get_nowait(", "qsize()")

    def known(self, page: str) -> float:
        """Say when the first page that links to this one had given its links."""
        if page == self.start:
            return self._kit.began
        ends = (
            call.end for call in self.get_links.calls if call.state is State.DONE and page in self.of(call)
        )
        return min((end for end in ends if end is not None), default=self._kit.began)

    def of(self, call: Call) -> Sequence[str]:
        """Give the links of the page of a call."""
        return self.links[call.args[0]]

    def _begin(self, page: str) -> float:
        if len(self.get_links.calls) == 1:
            self.tasks_gone = len(asyncio.all_tasks())
        return self._delay if isinstance(self._delay, float) else self._delay.get(page, 0.1)

    def _answer(self, page: str) -> Iterable[str]:
        if len(self.get_links.calls) == 1:
            self.tasks_gone -= len(asyncio.all_tasks())
        if self.get_links.keys.count(page) > 1:
            return []  # else a crawl that marks nothing would never end
        links = self.links[page]
        return self._kit.random.choice((list, tuple, iter))(links)

    def _reachable(self, bad: Sequence[str]) -> set[str]:
        found, rest = {self.start}, [self.start]
        while rest:
            page = rest.pop()
            news = set(self.links[page]) - found if page not in bad else set()
            found |= news
            rest += news
        return found


@value
async def test_all_pages_that_can_be_reached(kit: Kit) -> None:
    """Every page that can be reached is found, in circles and by several ways, and no other one."""
    start, a, b, c, d, e, apart = pages(kit, 7)
    links = {start: [a, b], a: [c, a, c], b: [c, start], c: [d, a], d: [e, start], e: [], apart: [start, a]}
    web = Web(kit, links)
    kit.expect.equal(await web.crawl(3), web.reachable)


@value
async def test_each_page_once(kit: Kit) -> None:
    """Each page is asked once, although several pages that are asked together link to it."""
    start, *middle, last, after = pages(kit, 7)
    links = {start: [*middle, *middle], **{page: [last, last, start] for page in middle}}
    web = Web(kit, {**links, last: [*middle, after], after: [start]})
    got = await web.crawl(4)
    kit.expect.equal(got, web.reachable)
    kit.expect.called(web.get_links, len(web.reachable))


@value
async def test_called_again(kit: Kit) -> None:
    """A second crawl knows nothing of the first: it asks its pages again, and gives no others."""
    start, a, b, c, d = pages(kit, 5)
    first = Web(kit, {start: [a, b], a: [c], b: [start], c: []})
    kit.expect.equal(await first.crawl(2), first.reachable)
    second = Web(kit, {start: [a, d], a: [], d: [start]})
    kit.expect.equal(await second.crawl(3), second.reachable)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """A crawl ends well in each event loop of a program, not in the first one alone."""
    for _ in range(2):
        start, *others = pages(kit, 6)
        web = Web(kit, {start: others, **{page: [start] for page in others}})
        kit.expect.equal(asyncio.run(web.crawl(2)), web.reachable)


@value
async def test_no_links(kit: Kit) -> None:
    """A start without links is all there is."""
    web = Web(kit, {pages(kit, 1)[0]: []})
    kit.expect.equal(await web.crawl(3), web.reachable)
    kit.expect.called(web.get_links, 1)


@value
async def test_pages_that_fail(kit: Kit) -> None:
    """A page that fails counts as visited, and what the others link to is found."""
    start, a, b, c, bad, worse = pages(kit, 6)
    web = Web(
        kit, {start: [bad, a, worse, b], a: [c], b: [], c: [bad], bad: [c], worse: []}, bad=[bad, worse]
    )
    kit.expect.equal(await web.crawl(4), web.reachable)
    kit.expect.called(web.get_links, len(web.reachable))


@value
async def test_start_fails(kit: Kit) -> None:
    """When the start fails, it is all that was visited."""
    start, other = pages(kit, 2)
    web = Web(kit, {start: [other], other: []}, bad=[start])
    kit.expect.equal(await web.crawl(2), {start})
    kit.expect.called(web.get_links, 1)


@overlap
async def test_never_more_than_the_limit(kit: Kit) -> None:
    """As many pages are asked at the same time as the limit allows, and never one more."""
    limit = kit.random.randint(3, 4)
    start, *others = pages(kit, kit.random.randint(10, 12))
    leaves = {page: [start, *others[:2]] for page in others}
    web = Web(
        kit, {start: others, **leaves}, dict(zip(others, kit.falling(len(others), slow=0.2), strict=True))
    )
    await expect_limit(kit, web, limit, limit)


@overlap
async def test_never_more_than_the_limit_in_all(kit: Kit) -> None:
    """The limit holds for all pages together, and is reached when many are known, however late that is."""
    limit = kit.random.randint(2, 3)
    start, only, *hubs = pages(kit, limit + 2)
    leaves = {hub: [f"{hub}/{number}" for number in range(limit + 1)] for hub in hubs}
    ends: dict[str, list[str]] = {leaf: [] for found in leaves.values() for leaf in found}
    await expect_limit(kit, Web(kit, {start: [only], only: hubs, **leaves, **ends}), limit, limit)


@overlap
async def test_one_at_a_time(kit: Kit) -> None:
    """With a limit of 1 the pages are asked one after another, and the end is found."""
    start, a, b, c = pages(kit, 4)
    await expect_limit(kit, Web(kit, {start: [a, b], a: [c], b: [], c: []}), 1, 1)


@overlap
async def test_more_room_than_pages(kit: Kit) -> None:
    """With more room than pages, all pages that are known are asked together."""
    start, *others = pages(kit, 6)
    await expect_limit(kit, Web(kit, {start: others, **{page: [] for page in others}}), 9, 5)


@overlap
async def test_a_free_place_is_taken_at_once(kit: Kit) -> None:
    """A page that is known is asked as soon as a place is free, also while a slow page is under way."""
    await expect_limit(kit, star(kit), 2, 2)  # who keeps no limit is to hear that, and not of rounds
    start, slow, *deep = pages(kit, 6)
    chain = {page: [following] for page, following in pairwise(deep)}
    first = [slow, deep[0]]
    kit.random.shuffle(first)
    web = Web(kit, {start: first, slow: [], **chain, deep[-1]: [slow]}, {slow: 0.45})
    await expect_limit(kit, web, 2, 2)
    for call in web.get_links.calls:
        expect_in_time(kit, web, call, 2)
    kit.expect.within(ideal=0.55, wrong=0.85)  # wrong: in rounds, each as long as its slowest page


@clean
async def test_as_many_failures_as_places(kit: Kit) -> None:
    """When as many pages fail as there are places, the others are asked all the same."""
    limit = kit.random.randint(2, 3)
    start, *others = pages(kit, limit + 5)
    web = Web(kit, {start: others, **{page: [start] for page in others}}, bad=others[:limit])
    kit.expect.equal(await web.crawl(limit), web.reachable)
    kit.expect.called(web.get_links, len(web.reachable))


@clean
async def test_nothing_is_left(kit: Kit) -> None:
    """When the last page is done the function ends, and nothing is left of it, not even a task that waits."""
    start, *others = pages(kit, 5)
    web = Web(kit, {start: others, **{page: [start] for page in others}})
    await web.crawl(3)
    kit.no_worker_left(NAME)
    kit.expect.finished(web.get_links)


@clean
async def test_cancelled(kit: Kit) -> None:
    """When the crawl is cancelled, the calls under way are cancelled, and have ended when it leaves."""
    await expect_limit(kit, star(kit), 2, 2)
    await expect_no_rounds(kit)
    start, *others = pages(kit, 8)
    web = Web(kit, {start: others, **{page: [] for page in others}}, dict.fromkeys(others, 0.3))
    await expect_cancelled(kit, web, 3, after=0.2)


@clean
async def test_cancelled_at_the_start(kit: Kit) -> None:
    """When the crawl is cancelled while the first page is under way, nothing is left either."""
    start, other = pages(kit, 2)
    await expect_cancelled(kit, Web(kit, {start: [other], other: []}, {start: 0.4}), 3, after=0.1)


async def expect_limit(kit: Kit, web: Web, limit: int, peak: int) -> None:
    """Expect so many pages under way at the busiest moment."""
    with kit.locks() as locks:
        await web.crawl(limit)
    if web.get_links.peak == 1 < peak and web.tasks_gone >= limit - 1 > 0:
        message = f"{web.tasks_gone} tasks had ended before the first page gave its links: that nothing was "
        message += "waiting to be asked at that moment was not the end."
        place = web.looks_for_the_end or web.get_links.calls[0].place
        kit.expect.reject("wrong-result", message, place)
    kit.limited(web.get_links, peak, locks)


def expect_once(kit: Kit, web: Web, page: str) -> None:
    """Expect one call for a page."""
    calls = [call for call in web.get_links.calls if call.args == (page,)]
    if len(calls) > 1:
        message = f"{page} was asked {len(calls)} times: several pages link to it, and it was found by each."
        kit.expect.reject("check-then-await", message, calls[-1].place)


def expect_in_time(kit: Kit, web: Web, call: Call, limit: int) -> None:
    """Expect that a call began when its page was known and a place was free."""
    known, others = web.known(call.label), [each for each in web.get_links.calls if each is not call]
    moments = sorted({known, *(each.end for each in others if each.end and each.end > known)})
    ready = next((when for when in moments if in_flight(others, when) < limit), known)
    if call.start > ready + LATE:
        done = max(
            (each for each in others if (each.end or 0.0) <= call.start), key=lambda each: each.end or 0.0
        )
        message = (
            f"{call.label} was known and had a place after {ready - kit.began:.2f} s; it was asked after "
            f"{call.start - kit.began:.2f} s, when {done.label} was done."
        )
        kit.expect.reject("waits-for-everything", message, call.place)


async def expect_no_rounds(kit: Kit) -> None:
    """Refuse rounds: a gather of a round leaves calls behind, and the rounds are to be heard of first."""
    start, slow, quick, last = pages(kit, 4)
    web = Web(kit, {start: [slow, quick], slow: [], quick: [last], last: []}, {slow: 0.4})
    await web.crawl(3)
    for call in web.get_links.calls if web.get_links.peak > 1 else ():
        expect_in_time(kit, web, call, 3)


def star(kit: Kit) -> Web:
    """Make a start with some more links than there are places."""
    start, *others = pages(kit, 5)
    return Web(kit, {start: others, **{page: [start] for page in others}})


def in_flight(calls: Iterable[Call], when: float) -> int:
    """Count the calls that are under way right after a moment."""
    soon = when + LATE / 2
    return sum(call.start <= soon and (call.end is None or call.end > soon) for call in calls)


async def expect_cancelled(kit: Kit, web: Web, limit: int, after: float) -> None:
    """Cancel the crawl, and expect that it leaves nothing behind."""
    service = web.get_links
    await kit.cancel_after(after, NAME, web.start, service, limit)
    when = kit.began + after
    late = next((call for call in service.calls if call.start > when + LATE), None)
    if late:
        handler = next(
            filter(None, (kit.handler_of(asyncio.CancelledError(), c.place) for c in service.calls)), None
        )
        message = f"{late.label} was asked {late.start - when:.2f} s after the crawl had been cancelled."
        kit.expect.reject("swallowed-cancellation", message, handler or late.place)
    kit.no_worker_left(NAME)
    kit.expect.finished(service)
    ran_on = next((call for call in service.calls if (call.end or 0.0) > when + CLEANUP + LATE), None)
    if ran_on:
        message = f"The call for {ran_on.label} was not cancelled: it went on to its end."
        kit.expect.reject("others-keep-running", message, ran_on.place)


def pages(kit: Kit, number: int) -> list[str]:
    """Give different pages."""
    return [f"/{name}" for name in kit.names(number)]
