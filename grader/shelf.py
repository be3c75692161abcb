"""Serve the learner between runs: what there is, what comes next, a hint, a fresh start, the solution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from grader import edition, stubs
from grader.course import Course, Planted, alternatives_of, reference_of, without_header
from grader.errors import CourseError, KataError, NotYet, StudentEdition
from grader.progress import FOLDER, Progress, State
from grader.storage import add_file, replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from grader.model import Exercise, Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of exercises."""

    slug: str
    chapter: str
    path: str  # relative to exercises/
    title: str
    kind: Kind
    points: int
    state: State


class Hint(NamedTuple):
    """The rung of the hint ladder to show, and the progress that remembers it."""

    rung: int  # from 1; 0 means all of them
    progress: Progress


class Text(NamedTuple):
    """A right answer to show."""

    name: str
    note: str  # when to prefer it; may be empty
    path: Path
    text: str

    @property
    def title(self) -> str:
        """The name with the note."""
        return f"{self.name}: {self.note}" if self.note else self.name


@dataclass(frozen=True, slots=True)
class Reset:
    """What a reset did to the learner's file."""

    path: Path
    backup: Path | None  # where the learner's text is; None when there was none that differs from the stub
    progress: Progress


def listing(course: Course, progress: Progress) -> tuple[Row, ...]:
    """List every exercise in order."""
    return tuple(_row(exercise, progress.of(exercise.slug).state) for exercise in course.exercises)


def next_exercise(course: Course, progress: Progress) -> Exercise | None:
    """Find the first unsolved exercise; None when all are solved.

    One that is put off, by the learner or for a missing package, comes only when nothing else is left.
    """
    unsolved = [exercise for exercise in course.exercises if not progress.of(exercise.slug).solved]
    possible = (exercise for exercise in unsolved if not progress.of(exercise.slug).put_off)
    return next(possible, unsolved[0] if unsolved else None)


def hint(exercise: Exercise, progress: Progress) -> Hint:
    """Show the next rung; after the last one, all of them again."""
    shown = min(progress.of(exercise.slug).hints, len(exercise.hints))
    if shown < len(exercise.hints):
        return Hint(shown + 1, progress.with_hint(exercise.slug, shown + 1))
    return Hint(0, progress)


def reset(exercise: Exercise, progress: Progress, when: datetime) -> Reset:
    """Put the stub back as it was shipped; the learner's text goes to a backup first.

    Raise CourseError when the shipped text is not recorded, KataError when a file cannot be written; the
    learner's file is then as it was.
    """
    return Reset(*_put_back(exercise, when), progress.with_reset(exercise.slug))


def due(course: Course, progress: Progress, now: datetime) -> tuple[Exercise, ...]:
    """Give the solved exercises whose review is due, those that have waited longest first."""
    found = [
        (when, exercise)
        for exercise in course.exercises
        if (when := progress.of(exercise.slug).due) is not None and when <= now
    ]
    return tuple(exercise for _, exercise in sorted(found, key=lambda each: each[0]))


def review(exercise: Exercise, progress: Progress, when: datetime) -> Reset:
    """Put the stub of a solved exercise back, to be solved once more; errors are those of `reset`."""
    if not progress.of(exercise.slug).solved:
        raise NotYet(f"{exercise.slug} is not solved yet; there is nothing to review.")
    return Reset(*_put_back(exercise, when), progress.with_review(exercise.slug))


def _put_back(exercise: Exercise, when: datetime) -> tuple[Path, Path | None]:
    shipped = stubs.read(exercise.root)
    text = shipped.text(exercise)
    try:
        old = exercise.stub.read_bytes() if exercise.stub.exists() else None
        if old is None or shipped.untouched(exercise, old.decode("utf-8", errors="replace")):
            backup = None
        else:
            backup = _back_up(exercise, old, when)
        if old is None or backup is not None:
            exercise.stub.parent.mkdir(parents=True, exist_ok=True)
            replace_file(exercise.stub, text.encode("utf-8"))
    except OSError as error:
        message = f"exercises/{exercise.path} is not reset: {error.strerror} ({error.filename})."
        raise KataError(message) from error
    return exercise.stub, backup


def solution(exercise: Exercise, progress: Progress, *, anyway: bool = False) -> tuple[Text, ...]:
    """Show the reference solution, then the other structures; raise NotYet while the exercise is unsolved.

    Raise StudentEdition where there is none.
    """
    if edition.read(exercise.root) is not None:
        raise StudentEdition(
            f"The solution of {exercise.slug} is with your instructor: this is the student edition. "
            f"`hint {exercise.slug}` helps one step further."
        )
    if not anyway and not progress.of(exercise.slug).solved:
        raise NotYet(
            f"{exercise.slug} is not solved yet. `hint {exercise.slug}` helps one step further; "
            f"`solution {exercise.slug} --anyway` shows the solution now."
        )
    reference = reference_of(exercise)
    name = f"Reference solution ({reference.code})" if reference.code else "Reference solution"
    others = (_shown(other, other.code, exercise) for other in alternatives_of(exercise))
    return (_shown(reference, name, exercise), *others)


def _shown(planted: Planted, name: str, exercise: Exercise) -> Text:
    text = without_header(planted, _read(planted.path, exercise))
    return Text(name, planted.note, planted.path, text)


def _row(exercise: Exercise, state: State) -> Row:
    return Row(
        slug=exercise.slug,
        chapter=exercise.chapter,
        path=exercise.path,
        title=exercise.title,
        kind=exercise.kind,
        points=exercise.points,
        state=state,
    )


def _back_up(exercise: Exercise, data: bytes, when: datetime) -> Path:
    folder = exercise.root / FOLDER / "backups" / exercise.slug
    return add_file(folder, f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}", ".py", data)


def _read(path: Path, exercise: Exercise) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        where = path.relative_to(exercise.root).as_posix()
        raise CourseError(f"{where} cannot be read: {error}.") from error
