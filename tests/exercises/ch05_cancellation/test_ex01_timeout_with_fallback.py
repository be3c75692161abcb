"""timeout_with_fallback: the value in time, else the default; what fetch raises is no timeout of quote."""

import asyncio

from grader.child.kit import Kit, Service, State, clean, overlap, value


@value
async def test_in_time(kit: Kit) -> None:
    """A call that is in time gives its value, whatever the value is."""
    for answer in (kit.word(), None, kit.random.randint(1, 9), [], False):
        fetch = kit.service("fetch", delay=kit.random.uniform(0.3, 0.4), answer=lambda found=answer: found)
        kit.expect.equal(await kit.call("quote", fetch, 0.5, kit.word()), answer)
        kit.expect.called(fetch, 1)


@value
async def test_without_waiting(kit: Kit) -> None:
    """A call that does not have to wait at all gives its value."""
    fetch = kit.service("fetch", delay=None)
    kit.expect.equal(await kit.call("quote", fetch, 0.1, kit.word()), fetch.answer())


@value
async def test_too_late(kit: Kit) -> None:
    """A call that is too late gives the default, whatever that is."""
    for default in (kit.word(), None, 0, dict):
        fetch = kit.service("fetch", delay=0.5)
        got, error = await kit.outcome(TimeoutError, "quote", fetch, 0.1, default)
        expect_no_escape(kit, error)
        expect_a_limit(kit, fetch)
        kit.expect.equal(got, default)
        kit.expect.called(fetch, 1)


@overlap
async def test_the_limit_is_kept(kit: Kit) -> None:
    """When the limit is over, the default comes as soon as the call has cleaned up."""
    limit = round(kit.random.uniform(0.1, 0.15), 3)
    fetch = kit.service("fetch", delay=0.6)
    _, error = await kit.outcome(TimeoutError, "quote", fetch, limit, kit.word())
    expect_no_escape(kit, error)
    expect_a_limit(kit, fetch)
    kit.expect.within(ideal=limit + fetch.cleanup, wrong=0.6)


@clean
async def test_a_late_call_has_ended(kit: Kit) -> None:
    """A call that is too late has been cancelled and has cleaned up when the default is returned."""
    fetch = kit.service("fetch", delay=0.5, cleanup=0.05)
    await kit.outcome(TimeoutError, "quote", fetch, 0.1, kit.word())
    expect_a_limit(kit, fetch)
    kit.expect.finished(fetch)


@clean
async def test_a_timeout_of_its_own(kit: Kit) -> None:
    """A TimeoutError that fetch raises within its time reaches the caller."""
    bare, inner = TimeoutError(), TimeoutError()
    inner.__cause__ = asyncio.CancelledError()  # as an `asyncio.timeout` inside fetch raises it
    for own in (TimeoutError("the backend gave up"), bare, inner):
        await expect_the_own_timeout(kit, own)


@clean
async def test_an_error(kit: Kit) -> None:
    """An exception that fetch raises within its time reaches the caller."""
    word = kit.word()
    for failure in (OSError(word), LookupError(word), ConnectionResetError(word)):
        await expect_an_error(kit, failure)


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, the call is cancelled and has ended before that reaches the caller."""
    fetch = kit.service("fetch", delay=0.4)
    await kit.cancel_after(0.1, "quote", fetch, 2.0, kit.word())
    expect_stopped(kit, fetch)
    kit.expect.finished(fetch)


async def expect_the_own_timeout(kit: Kit, own: TimeoutError) -> None:
    """Expect that a timeout of fetch's own reaches the caller."""
    fetch, default = kit.service("fetch", delay=0.1, failure=lambda: own), kit.word()
    got, error = await kit.outcome(TimeoutError, "quote", fetch, 0.5, default)
    if error is None and fetch.calls:
        # Who hides this one, too, takes nothing for a timeout.
        await expect_an_error(kit, OSError(kit.word()))
        what = "the default" if got == default else "no error"
        kit.expect.reject(
            "timeout-not-caught",
            f"fetch raised a TimeoutError of its own after 0.10 s of 0.50 s, and the caller got {what}.",
            kit.expect.handler_of(own, fetch.calls[0]),
        )
    with kit.expect.raises(own, by=fetch):
        if error:
            raise error


async def expect_an_error(kit: Kit, failure: Exception) -> None:
    """Expect that this failure of fetch reaches the caller."""
    fetch = kit.service("fetch", delay=0.1, failure=lambda: failure)
    with kit.expect.raises(failure, by=fetch):
        await kit.call("quote", fetch, 0.5, kit.word())


def expect_no_escape(kit: Kit, error: BaseException | None) -> None:
    """Reject a timeout of quote's own that reaches the caller."""
    if error is not None:
        kit.expect.reject(
            "timeout-not-caught",
            f"The time was over, and {type(error).__name__} reached the caller instead of the default.",
            kit.line_of(error),
        )


def expect_a_limit(kit: Kit, fetch: Service) -> None:
    """Reject a quote that waits for the whole call, however late it is."""
    for call in fetch.calls:
        if call.at_return is State.DONE:
            kit.expect.reject(
                "no-deadline",
                f"fetch took {call.end - call.start if call.end else 0:.2f} s, much longer than the limit, "
                "and quote waited for its end.",
                call.place,
            )


def expect_stopped(kit: Kit, fetch: Service) -> None:
    """Reject a call that went on to its end although the caller had cancelled."""
    for call in fetch.calls:
        if call.at_return is State.DONE:
            code = "shield-misused" if call.shield else "others-keep-running"
            message = "The caller cancelled after 0.10 s, and fetch went on to its end."
            kit.expect.reject(code, message, call.shield or call.place)
