"""call: fn(*args, **kwargs) once, in another thread, without holding the loop; calls overlap."""

from collections.abc import Callable

from grader.child.kit import BlockingService, Evidence, Finding, Kit, clean, free, overlap, value
from grader.child.kit.fakes import Answer, Delay, Failure


@value
async def test_result(kit: Kit) -> None:
    """call gives what fn(*args) gives, and calls fn once."""
    legacy = legacy_of(kit)
    args = kit.ids(2)
    got = await kit.hand_over("call", plain(legacy), *args)
    kit.expect.equal(got, legacy.answer(*args))
    kit.expect.called(legacy, 1)
    kit.expect.equal(legacy.calls[0].args, tuple(args), "what fn was called with")


@value
async def test_without_arguments(kit: Kit) -> None:
    """A fn that takes no arguments is called without any, and may give None, 0 or an empty text."""
    for given in (None, 0, ""):
        legacy = legacy_of(kit, answer=lambda given=given: given)
        kit.expect.equal(await kit.hand_over("call", plain(legacy)), given)
        kit.expect.called(legacy, 1)
        kit.expect.equal(legacy.calls[0].args, (), "what fn was called with")


@value
async def test_keyword_arguments(kit: Kit) -> None:
    """Keyword arguments reach fn."""
    legacy = legacy_of(kit)
    (number,) = kit.ids(1)
    wanted = {"timeout": kit.random.randint(1, 9), "path": kit.word()}
    await kit.hand_over("call", plain(legacy), number, **wanted)
    kit.expect.called(legacy, 1)
    call = legacy.calls[0]
    if not call.kwargs:
        message = f"fn was to get {sorted(wanted)} by keyword; the executor called it without them."
        kit.expect.reject("executor-misuse", message, call.place)
    kit.expect.equal(call.kwargs, wanted, "what fn got by keyword")


@free
async def test_in_another_thread(kit: Kit) -> None:
    """fn runs in another thread than the event loop."""
    legacy = legacy_of(kit, delay=round(kit.random.uniform(0.12, 0.2), 2))
    await kit.hand_over("call", plain(legacy), *kit.ids(1))
    kit.expect.called(legacy, 1)
    call = legacy.calls[0]
    if call.astray:
        message = (
            "A thread was given an async function: it only made a coroutine, which then ran on the loop."
        )
        kit.expect.reject("executor-misuse", message, call.place)
    held = Finding(Evidence.BLOCKED, call.place, "legacy", seconds=(call.end or kit.now()) - call.start)
    kit.expect.that(not call.on_loop, "legacy ran in the thread of the event loop.", held)


@overlap
async def test_calls_overlap(kit: Kit) -> None:
    """Four calls at the same time take as long as the slowest one."""
    numbers = kit.ids(4)
    delays = dict(zip(numbers, kit.falling(4, fast=0.12, slow=0.2), strict=True))
    legacy = legacy_of(kit, delay=delays)
    got = await kit.together("call", *[(plain(legacy), number) for number in numbers])
    kit.expect.equal(got, [legacy.answer(number) for number in numbers])
    # The pool of the loop has room for four; that fewer of its threads work has another reason.
    own_pool = not any(call.thread_name.startswith("asyncio_") for call in legacy.calls)
    if own_pool and 1 < legacy.peak < 4 and legacy.threads == legacy.peak:
        message = f"Four calls came at the same time, and {legacy.peak} threads worked for all of them."
        kit.expect.reject("thread-limits", message, legacy.calls[0].place)
    kit.expect.peak(legacy, 4)
    slowest, second, *_ = delays.values()
    kit.expect.within(ideal=slowest, wrong=slowest + second)


@overlap
async def test_two_calls_overlap(kit: Kit) -> None:
    """Two calls at the same time do not wait for each other."""
    one, other = kit.ids(2)
    legacy = legacy_of(kit, delay=0.12)
    await kit.together("call", (plain(legacy), one), (plain(legacy), other))
    kit.expect.peak(legacy, 2)
    kit.expect.within(ideal=0.12, wrong=0.24)


@clean
async def test_error(kit: Kit) -> None:
    """An exception of fn reaches the caller."""
    # A TypeError among them: whoever takes it for a call with the wrong arguments calls again.
    for kind in (kit.random.choice([ConnectionError, LookupError, ArithmeticError]), TypeError):
        error = kind(kit.word())
        legacy = legacy_of(kit, failure=lambda *_, it=error: it)
        with kit.expect.raises(error, legacy):
            await kit.call("call", plain(legacy), *kit.ids(1))
        kit.expect.called(legacy, 1)


def legacy_of(
    kit: Kit, *, delay: Delay = 0.1, answer: Answer | None = None, failure: Failure = None
) -> BlockingService:
    """Make the blocking function; threads that wait for the next call may stay."""
    kit.may_stay("ThreadPoolExecutor", "Thread")
    return kit.blocking_service("legacy", delay=delay, answer=answer, failure=failure)


def plain(legacy: BlockingService) -> Callable[..., object]:
    """Give the blocking function as one of those that no other process can import."""

    def fn(*args: object, **kwargs: object) -> object:
        return legacy(*args, **kwargs)

    return fn
