"""handle_the_error: KeyError becomes the default; every other error and a cancellation get through."""

from grader.child.kit import Evidence, Finding, Kit, Service, clean, leaves, value


class NoSuchKey(KeyError):
    """A KeyError of a more special kind."""


class Unavailable(Exception):
    """What no contract speaks of."""


OTHERS = (ValueError, TypeError, IndexError, OSError, TimeoutError, Unavailable)


@value
async def test_the_value(kit: Kit) -> None:
    """A key that is there gives its value, with one call of fetch."""
    (key,), default = kit.names(1), kit.word()
    fetch = kit.service("fetch")
    kit.expect.equal(await kit.call("fetch_or_default", fetch, key, default), fetch.answer(key))
    kit.expect.called(fetch, 1)
    kit.expect.equal(fetch.keys, [key], "what fetch was called with")


@value
async def test_values_that_count_as_false(kit: Kit) -> None:
    """A value of None, 0 or an empty text is a value like any other."""
    (key,), default = kit.names(1), kit.word()
    for nothing in (None, 0, ""):
        fetch = kit.service("fetch", delay=None, answer=lambda _key, it=nothing: it)
        kit.expect.equal(await kit.call("fetch_or_default", fetch, key, default), nothing)


@value
async def test_a_missing_key(kit: Kit) -> None:
    """A KeyError that fetch raises after a while gives the default, with one call of fetch."""
    await expect_default(kit, KeyError, delay=0.1)


@value
async def test_whatever_the_key_error_says(kit: Kit) -> None:
    """A KeyError gives the default whatever it says, and the default may be None, 0 or an empty text."""
    for nothing, said in ((None, ()), (0, (kit.word(),)), ("", (kit.word(), 1))):
        await expect_default(kit, KeyError, 0.1, said=said, default=nothing)


@value
async def test_a_missing_key_at_once(kit: Kit) -> None:
    """A KeyError that fetch raises before it waits for anything gives the default."""
    await expect_default(kit, KeyError, delay=None)


@value
async def test_a_special_key_error(kit: Kit) -> None:
    """A subclass of KeyError gives the default, too."""
    await expect_default(kit, NoSuchKey, delay=0.1)


@clean
async def test_other_errors(kit: Kit) -> None:
    """Every other exception reaches the caller unchanged."""
    for kind in kit.random.sample(OTHERS, len(OTHERS)):
        error = kind(kit.word())
        fetch = failing(kit, error, delay=kit.random.choice([None, 0.1]))
        with kit.expect.raises(error, fetch):
            await kit.call("fetch_or_default", fetch, *kit.names(1), kit.word())


@clean
async def test_any_lookup_error(kit: Kit) -> None:
    """An IndexError and a LookupError are no KeyError: they reach the caller."""
    for kind in (IndexError, LookupError):
        error = kind(kit.word())
        fetch = failing(kit, error, delay=0.1)
        with kit.expect.raises(error, fetch):
            await kit.call("fetch_or_default", fetch, *kit.names(1), kit.word())


@clean
async def test_cancelled(kit: Kit) -> None:
    """When the caller cancels, the cancellation reaches the caller, and the fetch has ended."""
    fetch = kit.service("fetch", delay=0.2)
    await kit.cancel_after(0.05, "fetch_or_default", fetch, *kit.names(1), kit.word())
    kit.expect.finished(fetch)


def failing(kit: Kit, error: Exception, delay: float | None) -> Service:
    """Make a fetch that raises this error after a delay in seconds."""
    return kit.service("fetch", delay=delay, failure=lambda _key: error)


async def expect_default(
    kit: Kit,
    kind: type[KeyError],
    delay: float | None,
    *,
    said: tuple[object, ...] = (),
    default: object = ...,
) -> None:
    """Expect the default in the place of such an error, which names the key unless it says something else."""
    (key,) = kit.names(1)
    given = kit.word() if default is ... else default
    fetch = failing(kit, kind(*(said if default is not ... else (key,))), delay)
    got, error = await kit.outcome(KeyError, "fetch_or_default", fetch, key, given)
    if error is not None:
        not_caught(kit, error)
    kit.expect.equal(got, given)
    kit.expect.called(fetch, 1)


def not_caught(kit: Kit, error: BaseException) -> None:
    """Say how a KeyError came to leave the function."""
    (inner,) = leaves(error)
    if inner is not error:
        kit.expect.reject(
            "exception-group", f"{inner!r} reached the caller in an ExceptionGroup.", kit.line_of(error)
        )
    early = kit.unawaited_return()
    if early and kit.line_of(error) != early:  # the call ran somewhere else, when the block was over
        message = f"Line {early.line} let the call out of its block before it had run: {inner!r} came later."
        kit.expect.reject("returned-without-await", message, early)
    place = kit.line_of(error) or kit.expect.where
    message = f"fetch raised {inner!r}; the default should be returned, but the error reached the caller."
    kit.expect.that(False, message, Finding(Evidence.ERROR, place, type(inner).__name__, text=str(inner)))
