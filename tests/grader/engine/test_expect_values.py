"""A value is right when it is made of the right plain values, whatever its objects claim about themselves."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from grader.child.evidence.places import Learner
from grader.child.kit.expect import CheckFailed, Expect, same, show
from grader.model import Evidence
from tests.grader.engine.stage import dedent, marked, play, play_main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.child.kit import Kit

TOKEN = object()


class Agreeable:
    """Says that it equals anything."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __repr__(self) -> str:
        return "1"


class Count(int):
    """A whole number that says it equals anything."""

    __hash__ = int.__hash__

    def __eq__(self, other: object) -> bool:
        return True


class Row(list[Any]):
    """A list that says it equals anything, and holds what is asked for."""

    __hash__ = None  # as of every list

    def __eq__(self, other: object) -> bool:
        return True

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator[Any]:
        return iter([1])


class Page(dict[str, Any]):
    """A dict of a class of its own."""


class Pair(NamedTuple):
    """A tuple with names."""

    first: object
    second: object


@pytest.fixture
def expect() -> Expect:
    """Give expectations about a call that began at 1 s and took 2 s."""
    return Expect(Learner(["answer.py"]), lambda: 1.0, lambda: 2.0)


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (1, 1),
        ("a", "a"),
        (None, None),
        ([1, "a"], [1, "a"]),
        ((1, 2), [1, 2]),
        (range(2), [0, 1]),
        (deque([1]), (1,)),
        ([[1], (2,)], [(1,), [2]]),
        ({"a": [1]}, {"a": (1,)}),
        (Pair(1, "a"), (1, "a")),
        ([Pair([1], Page(a=Row([1])))], [([1], {"a": [1]})]),
        (Row([1, 2]), [1, 2]),
        ({1, 2}, {2, 1}),
        (frozenset({1}), {1}),
        ({(1, "a")}, {(1, "a")}),
        ({(1, "a"): 2}, {(1, "a"): 2}),
        (TOKEN, TOKEN),
        ([TOKEN], [TOKEN]),
    ],
)
def test_equal_plain_values_are_the_same(got: object, wanted: object) -> None:
    """Any sequence does for a sequence; dicts and sets count as such; other objects by identity."""
    assert same(got, wanted)


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (1, 2),
        (1, True),
        (1, 1.0),
        ("1", 1),
        (b"a", "a"),
        ([1], [1, 1]),
        ([1, 2], [2, 1]),
        ([True], [1]),
        ("ab", ["a", "b"]),
        ({0: "a"}, ["a"]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}),
        ({"a": True}, {"a": 1}),
        ({True: "a"}, {1: "a"}),
        ({1}, {1, 2}),
        ({(1, True)}, {(1, 1)}),
        ({(1, Agreeable())}, {(1, 1)}),
        ({True}, {1}),
        ([1], {1}),
        (iter([1]), [1]),
        (object(), TOKEN),
        (Agreeable(), 1),
        (Agreeable(), [1]),
        (Agreeable(), TOKEN),
        ([Agreeable()], [1]),
        ({"a": Agreeable()}, {"a": 1}),
        ({Agreeable()}, {1}),
        (Count(3), 1),
        ([Count(3)], [1]),
        ({Count(3): 1}, {3: 1}),
        (Row(), [1]),
        (Row([2]), [1]),
        (Pair(1, Agreeable()), (1, 1)),
        (Page(a=Agreeable()), {"a": 1}),
    ],
)
def test_what_only_claims_to_be_equal_is_not_the_same(got: object, wanted: object) -> None:
    """Another type, another order or an `__eq__` that says yes to anything does not do."""
    assert not same(got, wanted)


def test_a_wrong_value_is_shown_beside_the_right_one(expect: Expect) -> None:
    """The sentence holds both values, and the finding says it is the value that is wrong."""
    with pytest.raises(CheckFailed, match=r"The result should be \[1, 2\], but it is \[1, 3\]") as caught:
        expect.equal([1, 3], [1, 2])
    assert [finding.kind for finding in caught.value.findings] == [Evidence.WRONG_VALUE]


@pytest.mark.parametrize(("got", "kind"), [([2, 1, 1], Evidence.ORDER), ([2, 2, 1], Evidence.WRONG_VALUE)])
def test_right_values_in_another_order_are_told_apart(expect: Expect, got: object, kind: Evidence) -> None:
    """Only when each wanted value is there as often as wanted is it the order that is wrong."""
    with pytest.raises(CheckFailed) as caught:
        expect.equal(got, [1, 1, 2])
    assert caught.value.findings[0].kind is kind
    assert ("their order is not" in str(caught.value)) is (kind is Evidence.ORDER)


def test_an_order_is_not_looked_for_among_strangers(expect: Expect) -> None:
    """Objects that claim to equal each other do not turn a wrong value into a wrong order."""
    with pytest.raises(CheckFailed) as caught:
        expect.equal([Agreeable(), 1], [1, 2])
    assert caught.value.findings[0].kind is Evidence.WRONG_VALUE


@pytest.mark.parametrize("shape", ["{}", "[{}]", "({}, 1)", "dict(a={})", "[[{}]]"])
@pytest.mark.parametrize(("made", "kind"), [("one()", "coroutine"), ("asyncio.create_task(one())", "Task")])
def test_an_awaitable_in_a_value_is_named(shape: str, made: str, kind: str) -> None:
    """A coroutine or task where a value is due is found inside containers too, with the line that made it.

    A row of tasks that nothing has waited for was let go rather than taken for its values.
    """
    source = dedent(f"""
        import asyncio

        async def one():
            await asyncio.sleep(0.1)

        async def main():
            return {shape.format(made)}  # HERE
    """)

    async def body(kit: Kit) -> None:
        kit.expect.equal(await kit.call("main"), "anything")

    played = play(source, body)
    assert isinstance(played.error, CheckFailed)
    finding = played.error.findings[0]
    let_go = kind == "Task" and shape != "{}"
    assert finding.kind is (Evidence.OBSERVED if let_go else Evidence.AWAITABLE_VALUE)
    assert (finding.code, finding.other) == (("task-not-awaited", "") if let_go else ("", kind))
    assert finding.place is not None
    assert [finding.place.line] == marked(source)
    assert Evidence.NEVER_AWAITED not in played.kinds()


@pytest.mark.parametrize(("shape", "codes"), [("{}", ["returned-without-await"]), ("[{}]", [])])
def test_a_coroutine_out_of_a_block(shape: str, codes: list[str]) -> None:
    """The caller would await the coroutine that is the value, too late; one inside of it nobody awaits."""
    source = dedent(f"""
        import contextlib

        async def one():
            pass

        async def early():
            with contextlib.suppress(KeyError):
                return one()

        async def main():
            return {shape.format("await early()")}
    """)

    async def body(kit: Kit) -> None:
        kit.expect.equal(await kit.call("main"), "anything")

    played = play(source, body)
    assert isinstance(played.error, CheckFailed)
    assert [finding.code for finding in played.error.findings if finding.code] == codes


def test_a_future_in_a_value_is_named(expect: Expect) -> None:
    """A bare future is no value either."""
    loop = asyncio.new_event_loop()
    with pytest.raises(CheckFailed, match="holds a Future"):
        expect.equal([loop.create_future()], [1])
    loop.close()


def test_values_are_shown_short_and_without_addresses() -> None:
    """What a report shows is bounded and the same in each run."""
    assert len(show(list(range(10_000)))) < 100
    assert len(show("x" * 10_000)) < 100
    assert "0x" not in show(object())
    assert "0x" not in show([lambda: None])


def test_a_value_that_cannot_be_shown_is_named_by_type() -> None:
    """A `__repr__` that raises is no way to crash the grader."""

    class Mute:
        def __repr__(self) -> str:
            raise SystemError

    assert show(Mute()) in {"<Mute object>", "<Mute instance>"}
    assert "Mute" in show([Mute()])


def test_a_returned_generator_of_results_is_no_list(expect: Expect) -> None:
    """A generator is refused where a sequence is due, and is not run by the comparison."""
    ran: list[int] = []
    with pytest.raises(CheckFailed):
        expect.equal(map(ran.append, range(2)), [None, None])
    assert ran == []


def test_a_plain_value_of_any_kind_passes() -> None:
    """A right answer of the learner's passes the whole way."""

    async def body(kit: Kit) -> None:
        kit.expect.equal(await kit.call("main"), [1, 2])

    assert play("async def main():\n    return 1, 2\n", body).error is None
    assert play_main("async def main():\n    return 1, 2\n").value == (1, 2)
