"""What is solved comes back after some days; what is put off waits; two machines' memories become one."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from grader.errors import KataError
from grader.model import Outcome
from grader.progress import FILE, Progress, Record, load, read_other, save
from grader.progress.records import REVIEW_AFTER

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def passed(progress: Progress, slug: str, when: datetime) -> Progress:
    """Let an exercise pass."""
    return progress.with_result(slug, Outcome.PASSED, when)


def test_an_exercise_comes_back_after_one_three_and_seven_days() -> None:
    """Each review that passes moves the next one further away; after the third there is none."""
    progress = passed(Progress(), "one", NOON)
    assert progress.of("one").due == NOON + DAY
    when = NOON
    for wait, following in zip(REVIEW_AFTER, (*REVIEW_AFTER[1:], None), strict=True):
        when += wait
        progress = passed(progress.with_review("one"), "one", when)
        due = progress.of("one").due
        assert due == (when + following if following else None)
    assert progress.of("one").reviews == 3
    assert progress.of("one").solved_at == NOON


def test_passing_again_without_a_review_is_none() -> None:
    """Grading a solved file again moves no date."""
    progress = passed(passed(Progress(), "one", NOON), "one", NOON + 5 * DAY)
    assert (progress.of("one").reviews, progress.of("one").due) == (0, NOON + DAY)


def test_a_review_under_way_keeps_the_exercise_solved() -> None:
    """A failure during a review takes nothing away, and the review goes on."""
    progress = passed(Progress(), "one", NOON).with_review("one").with_result("one", Outcome.FAILED, NOON)
    assert progress.of("one").solved
    assert passed(progress, "one", NOON + 2 * DAY).of("one").reviews == 1


def test_a_reset_forgets_the_reviews() -> None:
    """Who starts over is reviewed from the beginning."""
    progress = passed(passed(Progress(), "one", NOON).with_review("one"), "one", NOON + DAY).with_reset("one")
    assert (progress.of("one").reviews, progress.of("one").due) == (0, None)


def test_a_skip_lasts_until_the_next_attempt() -> None:
    """Trying an exercise again brings it back to its place; a run that was no attempt does not."""
    skipped = Progress().with_skip("one")
    assert skipped.of("one").put_off
    assert skipped.with_result("one", Outcome.CRASHED, NOON).of("one").put_off
    assert not skipped.with_result("one", Outcome.FAILED, NOON).of("one").put_off
    assert not passed(skipped, "one", NOON).of("one").put_off


def test_everything_survives_the_file(tmp_path: Path) -> None:
    """Skips and reviews come back from disk as they were."""
    progress = passed(Progress(), "one", NOON).with_review("one")
    progress = passed(progress, "one", NOON + DAY).with_review("one").with_skip("two")
    saved = save(tmp_path, progress)
    assert load(tmp_path) == saved
    assert saved.of("one") == Record("one", NOON, 2, 0, Outcome.PASSED, False, 1, NOON + DAY, True)


def test_an_older_file_is_read(tmp_path: Path) -> None:
    """A file of the first version keeps what it knows."""
    (tmp_path / FILE).parent.mkdir()
    text = '{"version": 1, "exercises": {"one": {"solved_at": "2025-03-01T12:00:00Z", "attempts": 2}}}'
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert load(tmp_path).of("one") == Record("one", NOON, 2)


def machines() -> list[Progress]:
    """Three machines on which the same learner has worked."""
    first = passed(Progress(), "one", NOON + DAY).with_hint("two", 3)
    second = passed(Progress(), "one", NOON).with_result("two", Outcome.FAILED, NOON).with_skip("three")
    third = passed(passed(Progress(), "two", NOON).with_review("two"), "two", NOON + DAY)
    return [first, second, third]


def test_merging_loses_nothing() -> None:
    """The earliest pass, the most hints and attempts, the latest review stay."""
    first, second, third = machines()
    merged = first.merged(second).merged(third)
    assert merged.of("one").solved_at == NOON
    assert (merged.of("two").hints, merged.of("two").reviews, merged.of("two").solved) == (3, 1, True)
    assert merged.of("three").skipped


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_merging_is_the_same_in_any_order_and_twice(order: tuple[int, ...]) -> None:
    """It does not matter which machine's file is merged into which, nor how often."""
    known = machines()
    merged = Progress()
    for number in (*order, *order):
        merged = merged.merged(known[number])
    expected = known[0].merged(known[1]).merged(known[2])
    assert sorted(merged.records, key=lambda each: each.slug) == sorted(
        expected.records, key=lambda each: each.slug
    )


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"{", "damaged"), (b'{"version": 9, "exercises": {}}', "newer"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, data: bytes | None, word: str) -> None:
    """Nothing is merged from a damaged, newer or missing file; one sentence says why."""
    path = tmp_path / "other.json"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KataError, match=word):
        read_other(path)
