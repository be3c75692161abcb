"""get_users: one download per position, all in flight together, results in the order of the ids."""

from grader.child.kit import Kit, overlap, value


@value
async def test_results_in_the_order_of_the_ids(kit: Kit) -> None:
    """The results come in the order of the ids, although the first download is the slowest."""
    ids = kit.ids(7)  # too many for a set to hold them in the right order by chance
    fetch = kit.service("fetch", delay=dict(zip(ids, kit.falling(7), strict=True)))
    got = await kit.call("get_users", fetch, tuple(ids))
    kit.expect.equal(got, [fetch.answer(i) for i in ids])


@value
async def test_results_that_count_as_false(kit: Kit) -> None:
    """A result of None, 0 or an empty text stands at its place like any other."""
    ids = kit.ids(4)
    users = dict(zip(ids, kit.random.sample((None, 0, "", kit.word()), 4), strict=True))
    fetch = kit.service("fetch", answer=lambda i: users[i])
    kit.expect.equal(await kit.call("get_users", fetch, ids), list(users.values()))


@value
async def test_an_id_that_occurs_twice(kit: Kit) -> None:
    """An id that occurs twice is fetched twice, and its result stands at both places."""
    (i,) = kit.ids(1)
    fetch = kit.service("fetch")
    got = await kit.call("get_users", fetch, [i, i])
    kit.expect.equal(got, [fetch.answer(i)] * 2)
    kit.expect.called(fetch, 2, key=i)


@value
async def test_no_ids(kit: Kit) -> None:
    """Without ids the result is an empty list, and nothing is fetched."""
    fetch = kit.service("fetch")
    kit.expect.equal(await kit.call("get_users", fetch, []), [])
    kit.expect.called(fetch, 0)


@value
async def test_calls_know_nothing_of_each_other(kit: Kit) -> None:
    """Two calls at the same time, and two more after them, each give the users of their own fetch."""
    ids = kit.ids(3)
    for _ in range(2):
        fetches = [kit.service("fetch", delay=delay) for delay in (0.1, 0.2)]
        results = await kit.together("get_users", *[(fetch, ids) for fetch in fetches])
        for fetch, got in zip(fetches, results, strict=True):
            kit.expect.equal(got, [fetch.answer(i) for i in ids])


@overlap
async def test_all_in_flight_together(kit: Kit) -> None:
    """All downloads are in flight together, so the whole takes as long as the slowest one."""
    number = kit.random.randint(8, 12)
    first = kit.random.randint(100, 900)
    ids = range(first, first + number)
    delays = kit.falling(number, fast=0.11, slow=0.2)[::-1]  # the last one is the slowest here
    fetch = kit.service("fetch", delay=dict(zip(ids, delays, strict=True)))
    got = await kit.call("get_users", fetch, ids)
    kit.expect.peak(fetch, number)
    kit.expect.within(ideal=delays[-1], wrong=delays[-1] + delays[0])  # wrong: one starts late
    kit.expect.equal(got, [fetch.answer(i) for i in ids])
