"""Do what a learner at work wishes: run checks, show pages, put things off or back."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import grader
from grader import grade as grading
from grader import progress as progresses
from grader import runner, shelf
from grader.commands import compare, explain, terminal
from grader.errors import KataError
from grader.render import hints
from grader.watch.session import Session, View, Wish, go_to, saved, showing

if TYPE_CHECKING:
    from grader.course import Course
    from grader.model import Clock, Exercise, Verdict
    from grader.progress import Progress
    from grader.runner import Runner
    from grader.watch.session import Page, Step

_CHILD = Path(grader.__file__).parent / "child"


@dataclass(slots=True)
class Workbench:
    """A course, a runner that has collected its hidden tests, and a learner's progress on disk."""

    course: Course
    near: Path  # where relative names start
    seed: int
    clock: Clock
    _stack: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    _runner: Runner | None = None
    _loaded: tuple[str, ...] = ()  # files that the runner has read
    _stamps: tuple[int, ...] = ()  # of these

    def __enter__(self) -> Self:
        self._renew()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def grade(self, exercise: Exercise) -> tuple[Verdict, Progress]:
        """Run the checks of an exercise as it is on disk, and save how that ended."""
        todo = grading.works([exercise], self.course.root / "exercises")
        report = grading.grade(todo, self._renew(), seed=self.seed, clock=self.clock)
        progress = progresses.record(self.course.root, report.verdicts, datetime.now(UTC))
        return report.verdicts[0], progress

    def compare(self, exercise: Exercise, progress: Progress) -> Page:
        """Give the page that shows the learner's file beside other right answers; raise NotYet."""
        others = shelf.solution(exercise, progress)
        return compare.measured(
            exercise, others, self._renew(), seed=self.seed, clock=self.clock, near=self.near
        )

    def perform(self, session: Session, wish: Wish) -> Step | Session:
        """Do what needs no checks to be run; what cannot be done is said in a note."""
        try:
            return self._perform(session, wish)
        except KataError as error:
            return replace(session, note=str(error))

    def file(self, exercise: Exercise) -> str:
        """Give the path of an exercise as the learner would type it."""
        return terminal.relative(exercise.stub, self.near)

    def _perform(self, session: Session, wish: Wish) -> Step | Session:
        exercise, progress = session.at, session.progress
        match wish:
            case Wish.HINT:
                given = shelf.hint(exercise, progress)
                page = partial(hints.page, exercise.slug, exercise.hints, given.rung, exercise.doc)
                return showing(self._save(session, given.progress), _prose(page))
            case Wish.EXPLAIN:
                return _explained(session)
            case Wish.SKIP:
                session = self._save(session, progress.with_skip(exercise.slug))
                return go_to(session, session.following())
            case Wish.RESET:
                return self._reset(session)
            case _:
                return session

    def _reset(self, session: Session) -> Step:
        done = shelf.reset(session.at, session.progress, datetime.now(UTC))
        session = self._save(session, done.progress)
        step = saved(session, session.at)
        kept = f" Your version is in {terminal.relative(done.backup, self.near)}." if done.backup else ""
        # The system tells of this new file as of any save.
        noted = replace(step.session, note=f"The stub is back.{kept}", note_stays=True)
        return step._replace(session=noted)

    def _save(self, session: Session, progress: Progress) -> Session:
        kept = progresses.save(self.course.root, progress)
        return replace(session, progress=kept, note=kept.note)

    def _renew(self) -> Runner:
        """Give the runner; a new one when a hidden test or the kit has changed under it."""
        # A file that is new counts for nothing until one of these imports it.
        if self._runner is None or tuple(map(_stamp, self._loaded)) != self._stamps:
            self._stack.close()
            tests = [exercise.tests for exercise in self.course.exercises]
            self._loaded = tuple(map(str, (*tests, *_CHILD.rglob("*.py"))))
            self._stamps = tuple(map(_stamp, self._loaded))
            self._runner = self._stack.enter_context(runner.start(self.course.root, tests, jobs=1))
        return self._runner


def _explained(session: Session) -> Session:
    codes = [each.code for each in session.verdict.diagnoses] if session.verdict else []
    if not codes:
        return replace(session, note="There is no diagnosis to explain here.")
    pages = [partial(explain.page, code) for code in dict.fromkeys(codes)]
    return showing(session, _prose(lambda look: "\n".join(page(look) for page in pages)))


def _prose(page: Page) -> Page:
    """Let a page be no wider than prose may be; two columns of code may."""
    return lambda look: page(replace(look, width=min(look.width, terminal.MAX_WIDTH)))


def _stamp(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - before every run, for a hundred files
    except OSError:
        return 0


__all__ = ["View", "Workbench"]
