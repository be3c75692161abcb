"""What is remembered between runs, and that nothing of it is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import grader
from grader import stubs
from grader.course import Course
from grader.errors import KataError
from grader.model import Chapter, Exercise, Kind, Outcome, Verdict
from grader.progress import FILE, VERSION, Progress, Record, State, load, record, save
from grader.storage import locked

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def test_a_first_start_is_empty_and_writes_nothing(tmp_path: Path) -> None:
    """Reading, and saving without a change, leave no trace."""
    progress = save(tmp_path, load(tmp_path))
    assert progress == Progress()
    assert list(tmp_path.iterdir()) == []


def test_results_and_hints_come_back(tmp_path: Path) -> None:
    """Attempts are counted, the first pass is dated, hints never go down."""
    progress = load(tmp_path).with_result("one", Outcome.FAILED, NOON).with_hint("one", 3).with_hint("one", 2)
    progress = progress.with_result("one", Outcome.PASSED, NOON)
    progress = progress.with_result("one", Outcome.PASSED, NOON + timedelta(days=1))
    saved = save(tmp_path, progress)
    assert saved.of("one") == Record("one", NOON, 3, 3, Outcome.PASSED)
    assert load(tmp_path) == saved
    assert saved.changes == ()


def test_a_failure_after_a_pass_does_not_take_the_pass_away() -> None:
    """What was solved stays solved until it is reset."""
    passed = Progress().with_result("one", Outcome.PASSED, NOON)
    assert passed.with_result("one", Outcome.FAILED, NOON).of("one").state is State.SOLVED
    assert passed.with_reset("one").of("one").state is State.TODO
    assert passed.with_reset("one").of("one").attempts == 1


@pytest.mark.parametrize(
    ("outcome", "state", "attempts"),
    [
        (Outcome.PASSED, State.SOLVED, 1),
        (Outcome.FAILED, State.STARTED, 1),
        (Outcome.BROKEN, State.STARTED, 1),
        (Outcome.TIMED_OUT, State.STARTED, 1),
        (Outcome.CRASHED, State.TODO, 0),
        (Outcome.SKIPPED, State.TODO, 0),
        (Outcome.REVIEW, State.TODO, 0),
    ],
)
def test_only_the_learners_work_counts(outcome: Outcome, state: State, attempts: int) -> None:
    """A skip, a fault of the grader or a review is remembered and is no attempt."""
    found = Progress().with_result("one", outcome, NOON).of("one")
    assert (found.state, found.attempts, found.last) == (state, attempts, outcome)


def test_a_hint_alone_starts_an_exercise() -> None:
    """Who has read a hint has begun."""
    assert Progress().with_hint("one", 1).of("one").state is State.STARTED


def test_times_are_kept_in_utc_to_the_second(tmp_path: Path) -> None:
    """Another time zone gives the same instant."""
    local = datetime(2025, 3, 1, 14, 0, 0, 999, tzinfo=timezone(timedelta(hours=2)))
    save(tmp_path, Progress().with_result("one", Outcome.PASSED, local))
    data = json.loads((tmp_path / FILE).read_text(encoding="utf-8"))
    assert data["version"] == VERSION
    assert data["exercises"]["one"]["solved_at"] == "2025-03-01T12:00:00Z"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"{", "damaged"),
        (b"", "damaged"),
        (b"[]", "damaged"),
        (b'{"version": 1}', "damaged"),
        (b'{"version": 1, "exercises": {"one": {"attempts": -1}}}', "damaged"),
        (b'{"version": 1, "exercises": {"one": {"last": "won"}}}', "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b'{"version": 3, "exercises": []}', "newer"),
    ],
)
def test_a_file_that_cannot_be_used_is_kept_and_noted(tmp_path: Path, content: bytes, word: str) -> None:
    """Reading leaves it alone; saving sets it aside, says where, and starts anew."""
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_bytes(content)
    progress = load(tmp_path)
    assert progress.records == ()
    assert word in progress.note
    assert (tmp_path / FILE).read_bytes() == content
    saved = save(tmp_path, progress.with_hint("one", 1))
    copy = tmp_path / FILE.parent / f"progress.{word}-1.json"
    assert copy.name in saved.note
    assert copy.read_bytes() == content
    assert load(tmp_path).of("one").hints == 1
    assert load(tmp_path).note == ""


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path: Path) -> None:
    """Each is kept under a name of its own."""
    (tmp_path / FILE).parent.mkdir()
    for content in ("first", "second"):
        (tmp_path / FILE).write_text(content, encoding="utf-8")
        save(tmp_path, Progress().with_hint("one", 1))
    kept = sorted((tmp_path / FILE.parent).glob("progress.damaged-*.json"))
    assert [path.read_text(encoding="utf-8") for path in kept] == ["first", "second"]


def test_saving_applies_changes_to_what_another_process_wrote(tmp_path: Path) -> None:
    """Two who loaded the same state both count."""
    mine, theirs = load(tmp_path), load(tmp_path)
    save(tmp_path, theirs.with_result("one", Outcome.FAILED, NOON).with_result("two", Outcome.PASSED, NOON))
    saved = save(tmp_path, mine.with_result("one", Outcome.FAILED, NOON))
    assert saved.of("one").attempts == 2
    assert saved.of("two").solved


def test_a_saved_change_is_not_applied_twice(tmp_path: Path) -> None:
    """What saving gives back can be saved again."""
    saved = save(tmp_path, Progress().with_result("one", Outcome.FAILED, NOON))
    assert save(tmp_path, saved).of("one").attempts == 1
    assert save(tmp_path, saved.with_hint("one", 1)).of("one").attempts == 1


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from grader.model import Outcome
from grader.progress import load, save
root, slug = Path(sys.argv[1]), sys.argv[2]
for _ in range(25):
    changed = load(root).with_result("both", Outcome.FAILED, datetime.now(UTC)).with_hint(slug, 1)
    done = save(root, changed)
    assert not done.changes, done.note
"""


def start(code: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Run code beside us; it ends with its standard input."""
    command = [sys.executable, "-c", code, *arguments]
    place = Path(grader.__file__).parent.parent
    return subprocess.Popen(  # our own code
        command, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    """Every update of three writers is there at the end, and no temporary file."""
    with (
        start(WRITER, tmp_path, "w0") as first,
        start(WRITER, tmp_path, "w1") as second,
        start(WRITER, tmp_path, "w2") as third,
    ):
        assert [writer.wait(60) for writer in (first, second, third)] == [0, 0, 0]
    progress = load(tmp_path)
    assert progress.of("both").attempts == 75
    assert [progress.of(f"w{number}").hints for number in range(3)] == [1, 1, 1]
    names = {path.name for path in (tmp_path / FILE.parent).iterdir()}
    assert names == {"progress.json", "progress.lock"}


HOLDER = """
import sys
from pathlib import Path
from grader.storage import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    """While it lives the lock waits and then says so; its death leaves nothing stale."""
    path = tmp_path / "lock"
    with start(HOLDER, path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(KataError, match="Another process has held"), locked(path, seconds=0.05):
            pass
        holder.kill()
    with locked(path, seconds=0.5):
        pass


def test_a_place_that_cannot_be_written_keeps_the_changes(tmp_path: Path) -> None:
    """The run goes on; the note says why nothing is saved, and a later save works."""
    (tmp_path / FILE.parent).write_text("not a folder", encoding="utf-8")
    unsaved = save(tmp_path, Progress().with_hint("one", 2))
    assert "Progress is not saved" in unsaved.note
    assert unsaved.of("one").hints == 2
    (tmp_path / FILE.parent).unlink()
    assert save(tmp_path, unsaved).note == ""
    assert load(tmp_path).of("one").hints == 2


def test_a_run_over_untouched_stubs_is_no_attempt(tmp_path: Path) -> None:
    """Grading the whole course marks only what was worked on."""
    exercises = tuple(
        Exercise(slug, "ch01_a", f"ch01_a/ex0{n}_{slug}.py", slug, Kind.FILL_IN, 1, "", ("",) * 4, tmp_path)
        for n, slug in enumerate(("one", "two", "three"))
    )
    exercises[0].stub.parent.mkdir(parents=True)
    for exercise in exercises:
        exercise.stub.write_text("# TODO\n", encoding="utf-8")
    stubs.write(Course(tmp_path, (Chapter("ch01_a", "A", exercises),)))
    failed = Verdict(exercises[0], Outcome.FAILED, source="# TODO\r\n")
    progress = record(
        tmp_path,
        [
            failed,
            replace(failed, exercise=exercises[1], source="x = 1\n"),
            Verdict(exercises[2], Outcome.PASSED, source="# TODO\n"),
        ],
        NOON,
    )
    assert [progress.of(exercise.slug).state for exercise in exercises] == [
        State.TODO,
        State.STARTED,
        State.SOLVED,
    ]
    assert load(tmp_path) == progress


def test_a_result_is_kept_although_the_recorded_stubs_are_damaged(tmp_path: Path) -> None:
    """That file matters only for telling untouched stubs."""
    (tmp_path / stubs.FILE).parent.mkdir()
    (tmp_path / stubs.FILE).write_text("{", encoding="utf-8")
    exercise = Exercise(
        "one", "ch01_a", "ch01_a/ex01_one.py", "One", Kind.FILL_IN, 1, "", ("",) * 4, tmp_path
    )
    record(tmp_path, [Verdict(exercise, Outcome.FAILED, source="x = 1\n")], NOON)
    assert load(tmp_path).of("one").attempts == 1
