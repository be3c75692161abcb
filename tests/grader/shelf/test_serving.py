"""What the learner gets between runs: list, next, hint, reset, solution."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from grader import stubs
from grader.course import Course
from grader.errors import CourseError, KataError, NotYet
from grader.model import Chapter, Exercise, Kind, Outcome
from grader.progress import Progress, State
from grader.shelf import hint, listing, next_exercise, reset, solution

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
STUB = "async def f():\n    # TODO: é\n    raise NotImplementedError\n"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """Three exercises whose stubs are recorded."""
    hints = ("Look.\n", "Concept.", "Shape.", "Sibling.")
    exercises = tuple(
        Exercise(
            slug, "ch01_a", f"ch01_a/ex0{n}_{slug}.py", slug.title(), Kind.REFACTOR, 5, "", hints, tmp_path
        )
        for n, slug in enumerate(("one", "two", "three"), 1)
    )
    for exercise in exercises:
        exercise.stub.parent.mkdir(parents=True, exist_ok=True)
        exercise.stub.write_text(STUB, encoding="utf-8", newline="\n")
    made = Course(tmp_path, (Chapter("ch01_a", "A", exercises),))
    stubs.write(made)
    return made


def passed(*slugs: str) -> Progress:
    """Give a progress in which these exercises are solved."""
    progress = Progress()
    for slug in slugs:
        progress = progress.with_result(slug, Outcome.PASSED, NOON)
    return progress


def test_the_list_holds_every_exercise_with_its_state(course: Course) -> None:
    """Rows come in the order of the course."""
    rows = listing(course, passed("two").with_hint("three", 1))
    assert [(row.slug, row.state) for row in rows] == [
        ("one", State.TODO),
        ("two", State.SOLVED),
        ("three", State.STARTED),
    ]
    assert (rows[0].path, rows[0].chapter, rows[0].title, rows[0].kind, rows[0].points) == (
        "ch01_a/ex01_one.py",
        "ch01_a",
        "One",
        Kind.REFACTOR,
        5,
    )


def test_next_is_the_first_unsolved(course: Course) -> None:
    """After the last there is none."""
    assert next_exercise(course, passed("one")) == course.get("two")
    assert next_exercise(course, passed("one", "three")) == course.get("two")
    assert next_exercise(course, passed("one", "two", "three")) is None


def test_next_passes_over_what_cannot_run_here(course: Course) -> None:
    """A skipped exercise comes when nothing else is left."""
    skipped = passed("one").with_result("two", Outcome.SKIPPED, NOON)
    assert next_exercise(course, skipped) == course.get("three")
    assert next_exercise(course, skipped.with_result("three", Outcome.PASSED, NOON)) == course.get("two")


def test_hints_come_one_by_one_and_then_all(course: Course) -> None:
    """Each call climbs one rung; after the last all are shown, and none is counted."""
    progress = Progress()
    seen = []
    for _ in range(6):
        rung, progress = hint(course.get("one"), progress)
        seen.append(rung)
    assert seen == [1, 2, 3, 4, 0, 0]
    assert progress.of("one").hints == 4


def test_reset_restores_the_stub_and_keeps_the_learners_text(course: Course) -> None:
    """Each reset keeps a backup of its own, in the learner's exact bytes."""
    one = course.get("one")
    texts = [b"print('first')\r\n", b"print('second \xff')\n"]
    backups = []
    for text in texts:
        one.stub.write_bytes(text)
        done = reset(one, passed("one"), NOON)
        backups.append(done.backup)
        assert one.stub.read_bytes() == STUB.encode()
        assert not done.progress.of("one").solved
    folder = course.root / ".katas" / "backups" / "one"
    assert backups == [folder / "20250301T120000Z-1.py", folder / "20250301T120000Z-2.py"]
    assert [backup.read_bytes() for backup in backups if backup] == texts


def test_reset_works_after_the_learner_changed_everything_else(course: Course) -> None:
    """The stub comes from the course's record, not from the working tree or its history."""
    one = course.get("one")
    for exercise in course.exercises:
        exercise.stub.write_text("solved = True\n", encoding="utf-8")
    reset(one, Progress(), NOON)
    assert one.stub.read_text(encoding="utf-8") == STUB


def test_reset_restores_a_deleted_file(course: Course) -> None:
    """There is nothing to back up then."""
    one = course.get("one")
    one.stub.unlink()
    assert reset(one, Progress(), NOON).backup is None
    assert one.stub.read_text(encoding="utf-8") == STUB


def test_reset_of_an_untouched_stub_writes_nothing(course: Course) -> None:
    """Other line ends are no change."""
    one = course.get("one")
    one.stub.write_bytes(STUB.replace("\n", "\r\n").encode())
    assert reset(one, Progress(), NOON).backup is None
    assert b"\r\n" in one.stub.read_bytes()
    assert not (course.root / ".katas").exists()


def test_reset_without_a_backup_does_not_happen(course: Course) -> None:
    """When the backup cannot be written the learner's text stays where it is."""
    one = course.get("one")
    one.stub.write_text("mine = 1\n", encoding="utf-8")
    (course.root / ".katas").write_text("not a folder", encoding="utf-8")
    with pytest.raises(KataError, match=r"ch01_a/ex01_one\.py is not reset"):
        reset(one, Progress(), NOON)
    assert one.stub.read_text(encoding="utf-8") == "mine = 1\n"


def test_reset_without_a_recorded_stub_says_who_can_help(course: Course) -> None:
    """The learner's text stays where it is."""
    one = course.get("one")
    one.stub.write_text("mine = 1\n", encoding="utf-8")
    (course.root / stubs.FILE).unlink()
    with pytest.raises(CourseError, match="does not hold the stub of one"):
        reset(one, Progress(), NOON)
    assert one.stub.read_text(encoding="utf-8") == "mine = 1\n"


def test_the_solution_comes_after_passing(course: Course) -> None:
    """Before, the answer says how to get it; after, the other structures come too, without their headers."""
    one = course.get("one")
    one.solution.parent.mkdir(parents=True)
    one.solution.write_text("best = 1\n", encoding="utf-8")
    one.alternatives.mkdir(parents=True)
    (one.alternatives / "b.py").write_text(
        "# TaskGroup: when all should stop\n\nother = 1\n", encoding="utf-8"
    )
    with pytest.raises(NotYet, match=r"one is not solved yet.*--anyway"):
        solution(one, Progress())
    texts = solution(one, passed("one"))
    assert [(text.title, text.path.name, text.text) for text in texts] == [
        ("Reference solution", "ex01_one.py", "best = 1\n"),
        ("TaskGroup: when all should stop", "b.py", "other = 1\n"),
    ]
    assert solution(one, Progress(), anyway=True) == texts


def test_a_solution_may_say_when_to_prefer_it(course: Course) -> None:
    """Its first line then has the form of an alternative's, and is not shown as code."""
    one = course.get("one")
    one.solution.parent.mkdir(parents=True)
    one.solution.write_text('# gather: when order matters\n"""One."""\n', encoding="utf-8")
    (text,) = solution(one, passed("one"))
    assert (text.title, text.text) == ("Reference solution (gather): when order matters", '"""One."""\n')


def test_a_missing_solution_is_a_fault_of_the_course(course: Course) -> None:
    """The file is named."""
    with pytest.raises(CourseError, match=r"solutions/ch01_a/ex01_one\.py is missing"):
        solution(course.get("one"), passed("one"))


def test_recorded_stubs_are_compared_with_the_course(course: Course) -> None:
    """An edited, a new and a removed stub each give a sentence; writing settles them."""
    assert stubs.differences(course) == ()
    course.get("one").stub.write_text("changed = 1\n", encoding="utf-8")
    smaller = Course(course.root, (Chapter("ch01_a", "A", course.exercises[:2]),))
    sentences = stubs.differences(smaller)
    assert len(sentences) == 2
    assert "stub of one" in sentences[0]
    assert "holds three" in sentences[1]
    stubs.write(smaller)
    assert stubs.differences(smaller) == ()


@pytest.mark.parametrize(
    "content", ["{", '{"version": 9, "stubs": {}}', '{"version": 1, "stubs": {"one": 3}}']
)
def test_a_damaged_record_of_stubs_is_refused(course: Course, content: str) -> None:
    """The file and the remedy are named."""
    (course.root / stubs.FILE).write_text(content, encoding="utf-8")
    with pytest.raises(CourseError, match=r"tests/stubs\.json .*check --write"):
        stubs.read(course.root)
