"""fastest_mirror: the first success wins; every other call has been cancelled and has ended by then."""

from grader.child.kit import Evidence, Finding, Kit, Service, State, clean, leaves, overlap, value


class MirrorDown(Exception):
    """What a mirror of these checks fails with."""


@value
async def test_the_fastest_wins(kit: Kit) -> None:
    """The value of the mirror that answers first is returned, wherever it stands in the list."""
    mirrors = [mirror(kit, name, delay) for name, delay in zip(kit.names(4), kit.falling(4), strict=True)]
    quickest = mirrors[-1]
    kit.random.shuffle(mirrors)
    kit.expect.equal(await kit.call("fastest", mirrors), quickest.answer())


@value
async def test_a_failure_does_not_win(kit: Kit) -> None:
    """Mirrors that fail first do not win: the first success does."""
    await expect_success(kit)


@value
async def test_failures_of_the_same_instant(kit: Kit) -> None:
    """Mirrors that fail at the very instant of the first success do not win either."""
    for _ in range(4):  # four times: whoever takes any one of those that are done has a chance of one in five
        names = kit.names(5)
        good = mirror(kit, names[0], 0.1)
        mirrors = [good, *(mirror(kit, name, 0.1, fails=True) for name in names[1:])]
        kit.random.shuffle(mirrors)
        got, error = await kit.outcome(MirrorDown, "fastest", mirrors)
        if error is not None or isinstance(got, MirrorDown | BaseExceptionGroup):
            kit.forgiven |= {Evidence.ERROR_UNREAD}  # of the other failures
            message = f"{good.name} answered, and a failure of the same instant was taken for the outcome."
            kit.expect.reject("unchecked-results", message, kit.line_of(error) if error else None)
        kit.expect.equal(got, good.answer())


@value
async def test_one_mirror(kit: Kit) -> None:
    """A single mirror is enough."""
    (name,) = kit.names(1)
    only = mirror(kit, name, 0.1)
    kit.expect.equal(await kit.call("fastest", [only]), only.answer())


@value
async def test_values_that_count_as_false(kit: Kit) -> None:
    """A value of None, 0 or an empty text is a success like any other."""
    for nothing in (None, 0, ""):
        quick, slow, broken = kit.names(3)
        mirrors = [
            kit.service(quick, delay=0.1, answer=lambda it=nothing: it),
            mirror(kit, slow, 0.2),
            mirror(kit, broken, 0.05, fails=True),
        ]
        kit.expect.equal(await kit.call("fastest", mirrors), nothing)


@value
async def test_all_fail(kit: Kit) -> None:
    """If all mirrors fail, one of their exceptions is raised, or an ExceptionGroup of them."""
    await expect_success(kit)  # whoever takes a failure for it leaves the others unread, here as there
    delays = (0.2, 0.1, 0.1, 0.15)
    mirrors = [mirror(kit, name, delay, fails=True) for name, delay in zip(kit.names(4), delays, strict=True)]
    got, error = await kit.outcome(MirrorDown, "fastest", mirrors)
    if error is None:
        code = "unchecked-results" if isinstance(got, BaseException) else "errors-hidden"
        kit.expect.reject(code, "All four mirrors failed, and no exception was raised.")
    foreign = [leaf for leaf in leaves(error) if not isinstance(leaf, MirrorDown)] if error else []
    kit.expect.that(
        not foreign, f"All four mirrors failed, and {foreign} was raised beside their exceptions."
    )


@overlap
async def test_all_are_asked_at_once(kit: Kit) -> None:
    """All mirrors are asked at once, and the answer is there when the fastest has given it."""
    number = kit.random.randint(3, 5)
    delays = kit.falling(number, fast=0.1, slow=0.4)
    mirrors = [mirror(kit, name, delay) for name, delay in zip(kit.names(number), delays, strict=True)]
    await kit.call("fastest", mirrors)
    first, *others = mirrors
    kit.expect.called(first, 1)
    for other in others:
        started = bool(other.calls) and other.calls[0].start < (first.calls[0].end or kit.now())
        when = "only when it had answered" if other.calls else "never"
        kit.expect.that(
            started,
            f"{other.name} should be asked while {first.name} is at work, but it was asked {when}.",
            Finding(Evidence.LATE_START, first.calls[0].place, other.name, other=first.name),
        )
        kit.expect.started_when_ready(other, other.calls[0])
    quickest = mirrors[-1]
    kit.expect.that(
        all(call.at_return is not State.DONE for call in first.calls),
        f"{quickest.name} answered after {delays[-1]:.2f} s, but {first.name} was waited for.",
        Finding(Evidence.LATE_FOR_ALL, first.calls[0].place, quickest.name, other=first.name),
    )
    kit.expect.within(ideal=delays[-1] + quickest.cleanup, wrong=delays[0])


@clean
async def test_the_others_have_ended(kit: Kit) -> None:
    """When the value is returned, every other call has been cancelled and has finished its cleanup."""
    mirrors = [mirror(kit, name, delay) for name, delay in zip(kit.names(4), kit.falling(4), strict=True)]
    mirrors[1].cleanup *= 3  # whoever waits for the first of the others to end has not waited for all
    await kit.call("fastest", mirrors)
    expect_ended(kit, mirrors, f"{mirrors[-1].name} had answered")


@clean
async def test_cancelled_by_the_caller(kit: Kit) -> None:
    """When the caller cancels, every call is cancelled and has ended before that reaches the caller."""
    mirrors = [mirror(kit, name, delay) for name, delay in zip(kit.names(3), kit.falling(3), strict=True)]
    await expect_success(kit)  # without that, what a cancellation leaves is not the thing to speak of
    await kit.cancel_after(0.05, "fastest", mirrors)
    expect_ended(kit, mirrors, "The caller had cancelled")


async def expect_success(kit: Kit) -> None:
    """Expect the first success, after failures at several instants."""
    names = kit.names(6)
    mirrors = [mirror(kit, name, delay) for name, delay in zip(names[:2], (0.3, 0.1), strict=True)]
    # Two fail at the same instant and two later, each at its own: one more try is not enough.
    failing = dict(zip(names[2:], (0.05, 0.05, 0.06, 0.08), strict=True))
    mirrors += [mirror(kit, name, delay, fails=True) for name, delay in failing.items()]
    slow, good = mirrors[:2]
    kit.random.shuffle(mirrors)
    got, error = await kit.outcome(MirrorDown, "fastest", mirrors)
    if error is not None or isinstance(got, MirrorDown | BaseExceptionGroup):
        kit.forgiven |= {Evidence.ERROR_UNREAD}  # of the failures beside the one that was taken
        kit.expect.reject(
            "unchecked-results",
            f"{', '.join(failing)} failed before 0.10 s, and a failure was taken for the outcome, "
            f"although {good.name} answers after 0.10 s.",
            kit.line_of(error) if error else None,
        )
    answered = any(call.at_return is State.DONE for call in good.calls)
    for call in slow.calls if answered else ():
        kit.expect.that(
            call.at_return is not State.DONE,
            f"{good.name} answered after 0.10 s, but {slow.name} was waited for.",
            Finding(Evidence.LATE_FOR_ALL, call.place, good.name, other=slow.name),
        )
    kit.expect.equal(got, good.answer())


def expect_ended(kit: Kit, mirrors: list[Service], when: str) -> None:
    """Expect that every call had ended; one that nobody had asked to stop is a call that runs on."""
    for each in mirrors:
        for call in each.calls:
            if call.at_return is State.RUNNING:
                message = f"{when}, and {each.name} was still at work: nobody had asked it to stop."
                kit.expect.reject("others-keep-running", message, call.place)
        kit.expect.finished(each)


def mirror(kit: Kit, name: str, delay: float, *, fails: bool = False) -> Service:
    """Make a mirror that answers or fails after a delay in seconds."""
    return kit.service(name, delay=delay, failure=(lambda: MirrorDown(f"{name} is down")) if fails else None)
