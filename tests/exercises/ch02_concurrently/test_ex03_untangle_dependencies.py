"""untangle_dependencies: each part starts when what it needs is there, and waits for nothing else."""

from grader.child.kit import Call, Kit, Service, overlap, value


@value
async def test_the_four_parts(kit: Kit) -> None:
    """The dashboard holds the user, the settings, and the user's posts and friends."""
    # Each of the three may be the last: whoever does not wait for it has no value of it to give.
    for settings, posts, friends in ((0.13, 0.12, 0.11), (0.13, 0.11, 0.12), (0.3, 0.12, 0.11)):
        fetch, user = site(kit, user=0.1, settings=settings, posts=posts, friends=friends)
        got = await kit.call("dashboard", fetch)
        kit.expect.equal(got, parts_of(fetch, user))


@value
async def test_values_that_count_as_false(kit: Kit) -> None:
    """A user that is 0 or an empty text, and parts that are None, are values like any others."""
    for user in (0, ""):
        values = {"user": user, "settings": None, f"posts:{user}": None, f"friends:{user}": kit.word()}
        got = await kit.call("dashboard", kit.service("fetch", answer=values.get))
        kit.expect.equal(got, {key.split(":")[0]: each for key, each in values.items()})


@value
async def test_dashboards_know_nothing_of_each_other(kit: Kit) -> None:
    """Two dashboards at the same time, and two more after them, each hold the values of their own fetch."""
    for _ in range(2):
        sites = [site(kit, user=each, settings=0.1, posts=0.1, friends=0.1) for each in (0.1, 0.15)]
        results = await kit.together("dashboard", *[(fetch,) for fetch, _user in sites])
        for (fetch, user), got in zip(sites, results, strict=True):
            kit.expect.equal(got, parts_of(fetch, user))


@value
async def test_each_part_is_fetched_once(kit: Kit) -> None:
    """Each of the four parts is fetched exactly once."""
    fetch, user = site(kit, user=0.1, settings=0.13, posts=0.12, friends=0.11)
    await kit.call("dashboard", fetch)
    for part in ("user", "settings", f"posts:{user}", f"friends:{user}"):
        kit.expect.called(fetch, 1, key=part)
    kit.expect.called(fetch, 4)


@overlap
async def test_slow_settings_hold_up_nothing(kit: Kit) -> None:
    """Posts and friends start as soon as the user is known, although the settings are not there yet."""
    quick, slow = kit.random.randint(100, 120) / 1000, kit.random.randint(180, 220) / 1000
    fetch, user = site(kit, user=quick, settings=slow, posts=slow, friends=quick)
    await kit.call("dashboard", fetch)
    expect_starts(kit, fetch, user)
    kit.expect.within(ideal=quick + slow, wrong=slow + slow)  # wrong: posts wait for the settings


@overlap
async def test_fast_settings_start_at_once(kit: Kit) -> None:
    """User and settings start together at the beginning, and posts and friends together after the user."""
    quick, slow = kit.random.randint(100, 120) / 1000, kit.random.randint(180, 220) / 1000
    fetch, user = site(kit, user=slow, settings=quick, posts=quick, friends=slow)
    await kit.call("dashboard", fetch)
    expect_starts(kit, fetch, user)
    kit.expect.within(ideal=slow + slow, wrong=slow + slow + quick)  # wrong: any one of them on its own


def site(kit: Kit, *, user: float, settings: float, posts: float, friends: float) -> tuple[Service, str]:
    """Make a service whose parts take these seconds, and draw the user that it knows."""
    (name,) = kit.names(1)
    delays = {"user": user, "settings": settings, f"posts:{name}": posts, f"friends:{name}": friends}
    token = kit.word()
    fetch = kit.service("fetch", delay=delays, answer=lambda key: name if key == "user" else f"{key}-{token}")
    return fetch, name


def parts_of(fetch: Service, user: str) -> dict[str, object]:
    """Give what the dashboard of a user should hold."""
    keys = {"user": "user", "settings": "settings", "posts": f"posts:{user}", "friends": f"friends:{user}"}
    return {part: fetch.answer(key) for part, key in keys.items()}


def expect_starts(kit: Kit, fetch: Service, user: str) -> None:
    """Expect each part to start when what it needs has ended."""
    calls = {
        key: call_for(kit, fetch, key) for key in ("user", "settings", f"posts:{user}", f"friends:{user}")
    }
    for part in ("user", "settings"):
        kit.expect.started_when_ready(fetch, calls[part])
    for part in (f"posts:{user}", f"friends:{user}"):
        kit.expect.started_when_ready(fetch, calls[part], [calls["user"]])


def call_for(kit: Kit, fetch: Service, key: str) -> Call:
    """Give the one call for a part."""
    kit.expect.called(fetch, 1, key=key)
    return next(call for call in fetch.calls if call.args[0] == key)
