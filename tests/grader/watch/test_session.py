"""What keys, saves and verdicts make of a session; nothing runs here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from grader.model import Outcome, Verdict
from grader.progress import Progress
from grader.watch.session import (
    KEYS,
    Session,
    View,
    Wish,
    began,
    compared,
    graded,
    pressed,
    saved,
    showing,
)

if TYPE_CHECKING:
    from grader.course import Course
    from grader.render.style import Look

NOW = datetime(2025, 3, 1, tzinfo=UTC)


def begin(course: Course, *solved: str) -> Session:
    """Begin with the first exercise, some of them solved."""
    progress = Progress()
    for slug in solved:
        progress = progress.with_result(slug, Outcome.PASSED, NOW)
    return began(course, progress, course.exercises[0]).session


def press(session: Session, *keys: str) -> Session:
    """Press keys that ask for nothing that matters here."""
    for key in keys:
        session = pressed(session, key).session
    return session


def page(_: Look) -> str:
    """Write a text."""
    return "text"


def test_it_begins_by_grading(small: Course) -> None:
    """Who starts sees at once how the file stands."""
    step = began(small, Progress(), small.exercises[0])
    assert (step.wish, step.session.running) == (Wish.GRADE, True)


def test_a_save_of_another_file_goes_there(small: Course) -> None:
    """The file that was saved is the one that the learner works on."""
    step = saved(begin(small), small.exercises[2])
    assert (step.session.at.slug, step.wish) == ("third", Wish.GRADE)


def test_a_late_verdict_changes_progress_alone(small: Course) -> None:
    """A verdict of an exercise that was left meanwhile is not shown."""
    session = begin(small)
    progress = Progress().with_result("second", Outcome.PASSED, NOW)
    after = graded(session, Verdict(small.exercises[1], Outcome.PASSED, ""), progress)
    assert (after.verdict, after.running, after.solved) == (None, True, 1)
    shown = graded(session, Verdict(small.exercises[0], Outcome.FAILED, ""), progress)
    assert shown.verdict is not None
    assert not shown.running


def test_next_passes_over_what_is_solved_and_goes_round(small: Course) -> None:
    """The next exercise is an unsolved one after this one, or before it when there is none."""
    assert press(begin(small, "second"), "n").at.slug == "third"
    assert press(begin(small, "second"), "n", "n").at.slug == "first"
    assert press(begin(small, "first", "second", "third"), "n").at.slug == "second"
    assert press(begin(small), "p").at.slug == "third"


def test_a_skipped_exercise_comes_last(small: Course) -> None:
    """What was put off comes when nothing else is left."""
    progress = Progress().with_skip("second")
    session = began(small, progress, small.exercises[0]).session
    assert session.following().slug == "third"
    progress = progress.with_result("third", Outcome.PASSED, NOW)
    assert began(small, progress, small.exercises[0]).session.following().slug == "second"


def test_the_list_filters_and_chooses(small: Course) -> None:
    """Letters narrow the list by name, title, chapter and state; Enter goes to the row that is chosen."""
    session = press(begin(small, "third"), "l")
    assert [each.slug for each in session.rows] == ["first", "second", "third"]
    assert press(session, "down", "down", "down", "enter").at.slug == "third"
    searching = press(session, "/", "s", "o", "l", "v", "e", "d")
    assert [each.slug for each in searching.rows] == ["third"]
    assert [each.slug for each in press(searching, *["backspace"] * 6, "n", "d").rows] == ["second"]
    assert press(searching, "enter").at.slug == "third"
    skipped = replace(session, progress=session.progress.with_skip("second"))
    assert [each.slug for each in press(skipped, "/", *"put off").rows] == ["second"]
    assert press(searching, "escape").view is View.VERDICT
    assert press(begin(small), "/", "q").view is View.LIST, "while searching, q is a letter"


def test_a_search_that_finds_nothing_leads_nowhere(small: Course) -> None:
    """Enter on an empty list changes nothing."""
    session = press(begin(small), "/", "#", "enter")
    assert (session.view, session.rows, session.at.slug) == (View.LIST, (), "first")


def test_reset_asks_first(small: Course) -> None:
    """Only y puts the stub back."""
    session = press(begin(small), "r")
    assert session.view is View.CONFIRM
    assert pressed(session, "y").wish is Wish.RESET
    assert pressed(session, "n").wish is None
    assert pressed(session, "n").session.at.slug == "first", "the answer no is not the key for next"


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        ("h", Wish.HINT),
        ("s", Wish.COMPARE),
        ("e", Wish.EXPLAIN),
        ("x", Wish.SKIP),
        ("o", Wish.OPEN),
        ("q", Wish.QUIT),
    ],
)
def test_keys_that_wish(small: Course, key: str, wish: Wish) -> None:
    """These keys leave the work to whoever runs the session."""
    assert pressed(begin(small), key).wish is wish


def test_a_page_scrolls_and_goes(small: Course) -> None:
    """A text begins at its top, moves by keys, never above its first line, and Escape leaves it."""
    session = showing(press(begin(small), "down", "down"), page)
    assert (session.view, session.scroll) == (View.PAGE, 0)
    assert press(session, "up").scroll == 0
    assert press(session, "pagedown", "up").scroll == 9
    assert press(session, "escape").view is View.VERDICT


def test_a_late_comparison_disturbs_nobody(small: Course) -> None:
    """It is shown where it was asked for, and nowhere else."""
    first, second, _ = small.exercises
    session = begin(small)
    shown = compared(session, first, page)
    assert (shown.view, shown.page, shown.running) == (View.PAGE, page, False)
    assert compared(session, second, page) == session
    chosen = compared(press(session, "l"), first, page)
    assert (chosen.view, chosen.running) == (View.LIST, False)


def test_every_key_of_the_help_does_something(small: Course) -> None:
    """The page of keys promises nothing that does not happen."""
    for key in KEYS:
        session = begin(small)
        assert pressed(session, key) != (session, None), key


def test_unknown_keys_do_nothing(small: Course) -> None:
    """Any other key leaves all as it is."""
    session = begin(small)
    assert pressed(session, "Z") == (session, None)
