"""break_the_deadlock: no call hangs, no item is lost, nobody sees items on their way."""

import asyncio
from typing import Any

from grader.child.kit import Evidence, Finding, Kit, Place, clean, value

MOVE, TOTAL, ALL, TAKE = (f"Inventory.{name}" for name in ("move", "total", "move_all", "take_when"))
AUDIT = 0.1  # seconds of one audit
QUIET = 1.0  # seconds in which nothing happens


class AuditFailed(Exception):
    """What an audit of these checks fails with."""


class Shop:
    """An inventory of three places, with its stock and its audit."""

    def __init__(
        self, kit: Kit, *amounts: int, fails: AuditFailed | None = None, audit: float = AUDIT
    ) -> None:
        self.kit = kit
        self.places = kit.names(3)
        self.stock = dict(zip(self.places, amounts or kit.ids(3), strict=True))
        self.before = dict(self.stock)
        self.seen: list[dict[str, int]] = []  # the stock at the end of each audit
        failures = iter([fails])
        self.audit = kit.service(
            "audit", delay=audit, answer=self._note, failure=lambda *_: next(failures, None)
        )
        self.inventory = kit.make("Inventory", self.stock, self.audit)
        kit.adopt()

    def begin(self, name: str, *args: object) -> asyncio.Task[Any]:
        """Start a method."""
        return self.kit.begin(self.inventory, name, *args)

    async def call(self, name: str, *args: object) -> object:
        """Call a method and wait for it."""

        async def steps() -> object:
            call = self.begin(name, *args)
            await self.kit.ended(call)
            got: object = call.result()
            return got

        got: object = await self.kit.scenario(name, steps)
        return got

    def expect(self, *changes: int, when: str) -> None:
        """Expect the stock to be as at the beginning, but for these changes."""
        due = {p: self.before[p] + change for p, change in zip(self.places, changes, strict=True)}
        for place in self.places:  # one by one: numbers at each other's place are no matter of order
            self.kit.expect.equal(self.stock.get(place), due[place], f"the stock of {place} {when}")
        self.kit.expect.equal(self.stock, due, f"the stock {when}")

    def waits(self) -> Place | None:
        """Give the line at which a call waits."""
        return next((wait.place for wait in self.kit.waits()), None)

    def _note(self, *_: object) -> None:
        self.seen.append(dict(self.stock))


@value
async def test_a_move(kit: Kit) -> None:
    """A move takes the items from src, is audited once, and then brings them to dst."""
    shop = Shop(kit)
    src, dst, _ = shop.places
    n = kit.random.randint(2, 9)
    await shop.call(MOVE, src, dst, n)
    shop.expect(-n, n, 0, when="after a move")
    kit.expect.equal([call.args for call in shop.audit.calls], [(src, dst, n)], "what was audited")
    kit.expect.equal(shop.seen, [{**shop.before, src: shop.before[src] - n}], "the stock during the audit")


@value
async def test_too_few_items(kit: Kit) -> None:
    """A move of more items than there are raises ValueError, audits nothing and changes nothing."""
    shop = Shop(kit, 3, 5, 7)
    src, dst, _ = shop.places
    try:
        await shop.call(MOVE, src, dst, 4)
    except ValueError:
        pass
    else:
        kit.expect.that(False, "4 of 3 items were moved, and no ValueError was raised.", other(kit, MOVE))
    shop.expect(0, 0, 0, when="after a move that was refused")
    kit.expect.called(shop.audit, 0)
    await shop.call(MOVE, src, dst, 3)
    shop.expect(-3, 3, 0, when="after a good move")


@value
async def test_two_moves_and_items_for_one(kit: Kit) -> None:
    """Of two moves at the same time for which there are items for one, the other raises ValueError."""
    shop = Shop(kit, 5, 1, 0)
    src, dst, other_dst = shop.places

    async def steps() -> list[BaseException | None]:
        before = shop.begin(MOVE, dst, other_dst, 1)  # both have to wait for its end
        await asyncio.sleep(AUDIT / 2)
        calls = [shop.begin(MOVE, src, place, 5) for place in (dst, other_dst)]
        await kit.ended(before, *calls)
        return [call.exception() for call in calls]

    errors = [error for error in await kit.scenario(MOVE, steps) if error]
    for error in errors:
        if not isinstance(error, ValueError):
            raise error
    if not errors:
        message = f"Two moves took 5 items each from {src}, which had 5: {src} has {shop.stock[src]} now. "
        message += "Both had looked before the first took its items."
        kit.expect.reject("check-then-await", message, kit.place_of(MOVE))
    kit.expect.equal(len(errors), 1, "the number of moves that were refused")
    kit.expect.equal(shop.stock[src], 0, f"the stock of {src}")
    kit.expect.called(shop.audit, 2)


@value
async def test_from_a_place_to_itself(kit: Kit) -> None:
    """A move from a place to itself ends, is audited, and changes nothing."""
    shop = Shop(kit)
    place = shop.places[0]
    await shop.call(MOVE, place, place, 2)
    shop.expect(0, 0, 0, when="after a move from a place to itself")
    kit.expect.called(shop.audit, 1)


@value
async def test_several_moves(kit: Kit) -> None:
    """move_all makes its moves in order."""
    shop = Shop(kit, 4, 0, 0)
    a, b, c = shop.places
    moves = [(a, b, 4), (b, c, 3), (c, a, 2)]
    await shop.call(ALL, moves)
    shop.expect(-2, 1, 1, when="after move_all")
    kit.expect.equal([call.args for call in shop.audit.calls], moves, "what was audited")


@value
async def test_an_error_among_several_moves(kit: Kit) -> None:
    """When a move of move_all is refused, the moves before it stay, and the error reaches the caller."""
    shop = Shop(kit, 4, 0, 0)
    a, b, c = shop.places
    try:
        await shop.call(ALL, [(a, b, 4), (b, c, 5), (b, a, 1)])
    except ValueError:
        pass
    else:
        kit.expect.that(False, "5 of 4 items were moved, and no ValueError was raised.", other(kit, ALL))
    shop.expect(-4, 4, 0, when="after move_all whose second move was refused")
    await ends(shop, MOVE, b, a, 4, after="a move was refused")
    shop.expect(0, 0, 0, when="after a good move")


@value
async def test_taking_what_is_there(kit: Kit) -> None:
    """take_when takes at once what is there, and gives the number that is left; total counts the rest."""
    shop = Shop(kit, 5, 2, 1)
    kit.expect.equal(await shop.call(TAKE, shop.places[0], 3), 2, "what take_when gave")
    kit.expect.equal(await shop.call(TAKE, shop.places[1], 2), 0, "what take_when gave")
    kit.expect.equal(await shop.call(TOTAL), 3, "the total")


@value
async def test_opposite_moves(kit: Kit) -> None:
    """Fifty moves, from a to b and from b to a at the same time, all end."""
    shop = Shop(kit, audit=0.01)
    a, b, _ = shop.places

    async def steps() -> None:
        calls = [shop.begin(MOVE, *pair, 1) for _ in range(25) for pair in ((a, b), (b, a))]
        await kit.ended(*calls)
        await kit.results(*calls)

    await kit.scenario(MOVE, steps)
    shop.expect(0, 0, 0, when="after as many moves in either direction")
    kit.expect.called(shop.audit, 50)


@value
def test_in_another_event_loop(kit: Kit) -> None:
    """Inventories work in each event loop of a program, not in the first one alone."""

    async def waits_and_moves() -> None:
        shop = Shop(kit, 3, 0, 0)
        src, dst, _ = shop.places

        async def steps() -> None:
            taker = shop.begin(TAKE, dst, 2)
            moves = [shop.begin(MOVE, src, dst, 1) for _ in range(3)]
            await kit.ended(*moves)
            await kit.results(*moves)
            await kit.ended(taker)
            await kit.results(taker)

        await kit.scenario(TAKE, steps)
        shop.expect(-3, 1, 0, when="after three moves and a take_when for two")

    for _ in range(2):
        asyncio.run(waits_and_moves())


@value
async def test_total_during_a_move(kit: Kit) -> None:
    """total waits for a move in progress: it never misses the items that are on their way."""
    await total_waits(kit)


@value
async def test_several_moves_are_one_unit(kit: Kit) -> None:
    """No other move and no total comes in between the moves of move_all."""
    shop = Shop(kit)
    a, b, c = shop.places
    ended: list[float] = []

    async def total() -> None:
        kit.expect.equal(await shop.begin(TOTAL), sum(shop.before.values()), "the total")
        ended.append(kit.now())

    async def steps() -> None:
        moves = shop.begin(ALL, [(a, b, 2), (b, c, 1)])
        await asyncio.sleep(AUDIT / 2)
        calls = [moves, kit.start(total()), shop.begin(MOVE, c, a, 1)]
        await kit.ended(*calls)
        await kit.results(*calls)

    await kit.scenario(ALL, steps)
    kit.expect.called(shop.audit, 3)
    second = next((call for call in shop.audit.calls if call.args == (b, c, 1)), None)
    if second is None:
        kit.expect.that(False, f"move_all should have moved 1 from {b} to {c}, and no audit has seen it.")
        return
    if shop.audit.calls[1] is not second:
        message = "Between two moves of move_all another move came in."
        kit.expect.reject("read-await-write", message, second.place)
    if ended[0] < (second.end or 0.0):
        message = "Between two moves of move_all a total was given."
        kit.expect.reject("read-await-write", message, kit.place_of(TOTAL))


@value
async def test_two_wait_for_one_item(kit: Kit) -> None:
    """Two wait for an item and one comes: one of them takes it, the other goes on waiting for the next."""
    shop = Shop(kit, 3, 0, 0)
    src, place, _ = shop.places

    async def steps() -> None:
        takers = [shop.begin(TAKE, place, 1) for _ in range(2)]
        await asyncio.sleep(AUDIT / 2)
        line = shop.waits()
        await kit.results(shop.begin(MOVE, src, place, 1))
        await asyncio.sleep(AUDIT)
        expect_one_taken(shop, takers, line)
        await kit.results(shop.begin(MOVE, src, place, 1))
        await kit.ended(*takers, after="an item has come for each of them")
        kit.expect.equal([taker.result() for taker in takers], [0, 0], "what take_when gave")

    await kit.scenario(TAKE, steps)


@value
async def test_somebody_is_faster(kit: Kit) -> None:
    """One waits for an item, another comes while it is on its way: only one of them takes it."""
    shop = Shop(kit, 3, 0, 0)
    src, place, _ = shop.places

    async def steps() -> None:
        takers = [shop.begin(TAKE, place, 1)]
        await asyncio.sleep(AUDIT / 2)
        line = shop.waits()
        move = shop.begin(MOVE, src, place, 1)
        await asyncio.sleep(AUDIT / 2)
        takers.append(shop.begin(TAKE, place, 1))
        await kit.results(move)
        await asyncio.sleep(AUDIT)
        expect_one_taken(shop, takers, line)
        await kit.results(shop.begin(MOVE, src, place, 1))
        await kit.ended(*takers, after="an item has come for each of them")

    await kit.scenario(TAKE, steps)


@value
async def test_each_waits_for_what_it_needs(kit: Kit) -> None:
    """Whoever needs one item takes it when it comes, although somebody else waits for five."""
    shop = Shop(kit, 9, 0, 0)
    src, place, _ = shop.places

    async def steps() -> None:
        many = shop.begin(TAKE, place, 5)
        await asyncio.sleep(AUDIT / 2)
        one = shop.begin(TAKE, place, 1)
        await asyncio.sleep(AUDIT / 2)
        await kit.results(shop.begin(MOVE, src, place, 1))
        await kit.ended(one, after="the item has come")
        kit.expect.equal(one.result(), 0, "what take_when gave")
        await kit.results(shop.begin(MOVE, src, place, 6))
        await kit.ended(many, after="the items have come")
        kit.expect.equal(many.result(), 1, "what take_when gave")

    await kit.scenario(TAKE, steps)


@value
async def test_taking_what_several_moves_bring(kit: Kit) -> None:
    """Whoever waits for an item takes it when move_all has brought it, also when a later move is refused."""
    shop = Shop(kit, 5, 0, 0)
    src, place, _ = shop.places

    async def steps() -> None:
        taker = shop.begin(TAKE, place, 2)
        await asyncio.sleep(AUDIT / 2)
        moves = shop.begin(ALL, [(src, place, 1), (src, place, 1)])
        await kit.ended(moves)
        await kit.results(moves)
        await kit.ended(taker, after="the items have come")
        kit.expect.equal(taker.result(), 0, "what take_when gave")
        taker = shop.begin(TAKE, place, 2)
        await asyncio.sleep(AUDIT / 2)
        await kit.ended(shop.begin(ALL, [(src, place, 2), (src, place, 2)]))
        await kit.ended(shop.begin(TOTAL), after="a move was refused")
        await asyncio.sleep(AUDIT)
        if not taker.done():
            await kit.give_up(taker)
            kit.expect.equal(shop.stock[place], 2, f"what the first move has brought to {place}")
            message = "The second of two moves of move_all was refused, and nobody was told of the first: "
            message += f"take_when waits for 2 items at {place}, and 2 are there."
            kit.expect.reject("cleanup-skipped", message, kit.place_of(ALL))
        await kit.ended(taker, after="the items have come")
        kit.expect.equal(taker.result(), 0, "what take_when gave")

    await kit.scenario(TAKE, steps)


@value
async def test_waiting_is_quiet(kit: Kit) -> None:
    """While take_when waits, nothing asks again and again: it is told when something has changed."""
    shop = Shop(kit, 3, 0, 0)
    src, place, _ = shop.places

    async def steps() -> None:
        taker = shop.begin(TAKE, place, 1)
        await asyncio.sleep(AUDIT / 2)
        line = shop.waits()
        with kit.turns() as turns:
            await asyncio.sleep(QUIET)
        if turns.count > 8:
            message = f"While take_when waited for {QUIET:.0f} s and nothing changed, "
            kit.expect.reject("busy-wait", f"{message}the loop was woken {turns.count} times.", line)
        await kit.results(shop.begin(MOVE, src, place, 1))
        await kit.ended(taker, after="the item has come")

    await kit.scenario(TAKE, steps)


@clean
async def test_a_failing_audit(kit: Kit) -> None:
    """When an audit fails, src gets its items back, the error reaches the caller, and the next move works."""
    await ends_by_itself(kit)
    error = AuditFailed(kit.word())
    shop = Shop(kit, 5, 4, 0, fails=error)
    src, dst, _ = shop.places
    with kit.expect.raises(error, by=shop.audit):
        await shop.call(MOVE, src, dst, 5)
    expect_restored(shop, "whose audit has failed")
    await ends(shop, MOVE, src, dst, 2, after="an audit has failed")
    shop.expect(-2, 2, 0, when="after a failed move and a good one")
    kit.expect.equal(await ends(shop, TOTAL, after="an audit has failed"), 9, "the total")


@clean
async def test_a_failing_audit_among_several(kit: Kit) -> None:
    """When an audit of move_all fails, its error reaches the caller, and other calls work."""
    await ends_by_itself(kit)
    error = AuditFailed(kit.word())
    shop = Shop(kit, 5, 4, 0, fails=error)
    src, dst, _ = shop.places
    with kit.expect.raises(error, by=shop.audit):
        await shop.call(ALL, [(src, dst, 5), (dst, src, 1)])
    kit.expect.called(shop.audit, 1)
    expect_restored(shop, "of move_all whose audit has failed")
    await ends(shop, ALL, [(src, dst, 2)], after="an audit has failed")
    shop.expect(-2, 2, 0, when="after a failed move and a good one")


@clean
async def test_taking_after_a_failing_audit(kit: Kit) -> None:
    """Whoever waits for an item that a failing move holds gets it when the move has given it back."""
    await total_waits(kit)  # who sees items on their way has another fault first
    error = AuditFailed(kit.word())
    shop = Shop(kit, 1, 0, 0, fails=error)
    src, dst, _ = shop.places

    async def steps() -> None:
        move = shop.begin(MOVE, src, dst, 1)
        await asyncio.sleep(AUDIT / 2)
        taker = shop.begin(TAKE, src, 1)
        await kit.ended(move, after="an audit has failed")
        await asyncio.sleep(AUDIT)
        if not taker.done():
            expect_restored(shop, "whose audit has failed", 1)
        await kit.ended(taker, after="an audit has failed")
        kit.expect.equal(taker.result(), 0, "what take_when gave")

    await kit.scenario(TAKE, steps)


@clean
async def test_cancelled_during_the_audit(kit: Kit) -> None:
    """A move that is cancelled during its audit gives src its items back; the next move works."""
    await ends_by_itself(kit)
    shop = Shop(kit, 5, 4, 0)
    src, dst, _ = shop.places

    async def steps() -> None:
        move = shop.begin(MOVE, src, dst, 5)
        await asyncio.sleep(AUDIT / 2)
        move.cancel()
        await kit.ended(move, after="a move was cancelled")
        expect_cancelled(kit, move, MOVE)

    await kit.scenario(MOVE, steps)
    expect_restored(shop, "that was cancelled during its audit")
    await ends(shop, MOVE, src, dst, 2, after="a move was cancelled")
    shop.expect(-2, 2, 0, when="after a cancelled move and a good one")


@clean
async def test_cancelled_while_it_waits(kit: Kit) -> None:
    """A take_when that is cancelled takes nothing, and others go on."""
    await ends_by_itself(kit)
    shop = Shop(kit, 5, 0, 0)
    src, place, _ = shop.places

    async def steps() -> None:
        takers = [shop.begin(TAKE, place, 1) for _ in range(2)]
        await asyncio.sleep(AUDIT / 2)
        victim, taker = takers
        victim.cancel()
        await kit.ended(victim, after="a take_when was cancelled")
        expect_cancelled(kit, victim, TAKE)
        await kit.ended(shop.begin(MOVE, src, place, 1), taker, after="a take_when was cancelled")
        kit.expect.equal(taker.result(), 0, "what take_when gave")

    await kit.scenario(TAKE, steps)


async def total_waits(kit: Kit) -> None:
    """Expect that a total which is asked for during a move counts the items that are on their way."""
    shop = Shop(kit)
    src, dst, _ = shop.places
    due = sum(shop.before.values())

    async def steps() -> None:
        move = shop.begin(MOVE, src, dst, 2)
        await asyncio.sleep(AUDIT / 2)
        calls = [move, shop.begin(TOTAL)]
        await kit.ended(*calls)
        _, total = await kit.results(*calls)
        if total == due - 2:
            message = f"During the audit of a move the total was {total}, but there are {due} items."
            kit.expect.reject("read-await-write", message, kit.place_of(TOTAL))
        kit.expect.equal(total, due, "the total")

    await kit.scenario(TOTAL, steps)


async def ends_by_itself(kit: Kit) -> None:
    """Expect that each call ends when nothing went before: what hangs at once was not kept by an error."""
    shop = Shop(kit, 5, 4, 0)
    src, dst, _ = shop.places
    await shop.call(MOVE, src, dst, 1)
    await shop.call(ALL, [(src, dst, 1)])
    await shop.call(TAKE, src, 1)
    await shop.call(TOTAL)


async def ends(shop: Shop, name: str, *args: object, after: str) -> object:
    """Call a method that must end, whatever went before, and give its value."""

    async def steps() -> object:
        call = shop.begin(name, *args)
        await shop.kit.ended(call, after=after)
        got: object = call.result()
        return got

    got: object = await shop.kit.scenario(name, steps)
    return got


def expect_one_taken(shop: Shop, takers: list[asyncio.Task[Any]], line: Place | None) -> None:
    """Expect that one item was taken, by one of the takers."""
    place = shop.places[1]
    number = sum(taker.done() for taker in takers)
    if number == len(takers) or shop.stock[place] < 0:
        message = f"One item came and {number} have taken one: the stock of {place} is {shop.stock[place]}. "
        message += "Whoever woke up later found the item gone, and took it all the same."
        shop.kit.expect.reject("condition-without-while", message, line)
    if number == 0:
        finding = Finding(Evidence.DEADLOCK, line, waits=shop.kit.waits())
        shop.kit.expect.that(False, "One item has come, and nobody who waits for one has taken it.", finding)


def expect_restored(shop: Shop, which: str, n: int = 5) -> None:
    """Expect that a move which came to nothing has left the stock as it was."""
    src, dst, _ = shop.places
    if shop.stock == {**shop.before, src: shop.before[src] - n}:
        message = f"After a move of {n} from {src} {which}, {src} has {shop.stock[src]} and {dst} has "
        message += f"{shop.stock[dst]}: what was on its way is at no place."
        shop.kit.expect.reject("cleanup-skipped", message, shop.audit.calls[0].place)
    shop.expect(0, 0, 0, when=f"after a move {which}")


def expect_cancelled(kit: Kit, call: asyncio.Task[Any], name: str) -> None:
    """Expect that a cancellation came out of the call."""
    if not call.cancelled():
        call.result()  # an error of its own says more
        message = f"{name} was cancelled, and it returned all the same."
        kit.expect.reject("swallowed-cancellation", message, kit.place_of(name))


def other(kit: Kit, name: str) -> Finding:
    """Give the finding for a result that shows no known cause."""
    return Finding(Evidence.WRONG_VALUE, kit.place_of(name), name)
