"""first_await: main awaits one call of fetch_data and works on its value."""

import inspect

from grader.child.kit import Evidence, Finding, Kit, State, clean, value


@value
async def test_fetch_data(kit: Kit) -> None:
    """fetch_data is an async function that gives the text "data"."""
    got = await kit.call("fetch_data")
    kit.expect.equal(got, "data", "what fetch_data gives")
    kit.expect.that(
        inspect.iscoroutinefunction(kit.get("fetch_data")),
        "fetch_data gives something to wait for, but it is a plain function. Define it with `async def`.",
        Finding(Evidence.SYNC_MIXUP, kit.place_of("fetch_data"), "fetch_data"),
    )


@value
async def test_main_gives_data(kit: Kit) -> None:
    """The result of main is the text of fetch_data in upper case."""
    for _ in range(2):
        kit.expect.equal(await kit.call("main"), "DATA", "what main gives")


@value
async def test_main_waits_for_another_text(kit: Kit) -> None:
    """Each main awaits one call of fetch_data, also when it takes its time and gives another text."""
    kit.get("fetch_data")
    # The second text is another one: none may be kept from the first main, nor taken for no text at all.
    for text in (f"{kit.word()} {kit.random.choice(kit.names(3)).title()}", ""):
        fetch_data = kit.service("fetch_data", answer=lambda text=text: text)
        kit.module.__dict__["fetch_data"] = fetch_data
        got = await kit.call("main")
        kit.expect.equal(got, text.upper(), "what main gives")
        kit.expect.called(fetch_data, 1)


@clean
async def test_an_error_reaches_the_caller(kit: Kit) -> None:
    """An error of fetch_data reaches the caller of main."""
    kit.get("fetch_data")
    error = LookupError(kit.word())
    kit.module.__dict__["fetch_data"] = fetch_data = kit.service("fetch_data", failure=lambda: error)
    with kit.expect.raises(error, fetch_data, grouped=True):
        await kit.call("main")


@clean
async def test_a_cancellation_gets_through(kit: Kit) -> None:
    """A main that is cancelled ends so, and shields nothing from it."""
    kit.get("fetch_data")
    kit.module.__dict__["fetch_data"] = fetch_data = kit.service("fetch_data")
    # A task that nobody stops, as after `asyncio.wait`, is for later chapters. A shield is no oversight.
    kit.forgiven |= {Evidence.LEFT_AWAITED}
    await kit.cancel_after(0.05, "main")
    shield = next((call.shield for call in fetch_data.calls if call.at_return is State.RUNNING), None)
    if shield:
        kit.expect.reject(
            "shield-misused", "main was cancelled, and its shield let fetch_data run on.", shield
        )


@clean
def test_importing_starts_nothing(kit: Kit) -> None:
    """Importing the file runs no event loop."""
    kit.expect.quiet_import()
