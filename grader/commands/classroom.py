"""Carry out `classroom grade`: grade every folder, write the gradebook, the pages and the results."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader import course as courses
from grader import policy
from grader.classroom import similarity, students
from grader.classroom.batch import Graded, grade_class, works_of
from grader.classroom.gradebook import Gradebook, Sum
from grader.classroom.memory import Memory
from grader.commands import looking_on, running, terminal
from grader.errors import UsageError
from grader.grade import Terms
from grader.model import Outcome
from grader.render import as_html, class_page, feedback, gradebook
from grader.render.kept import Kept
from grader.storage import replace_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from grader.classroom.similarity import Pair
    from grader.classroom.students import Student
    from grader.commands.running import Run
    from grader.model import Exercise

RESULTS, PAGES = "results", "students"
DONE, GRADER_FAILED = 0, 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What the instructor asks for."""

    folder: Path
    out: Path
    names: tuple[str, ...]  # exercises; none: all
    only: tuple[str, ...]  # students; none: all
    due: datetime | None
    force: bool
    run: Run


def grade(root: Path, near: Path, wish: Wish) -> int:
    """Grade a class; what was graded before and has not changed is taken from the results folder."""
    course = courses.load(root)
    exercises = course.resolve(wish.names, near)
    everybody = _chosen(students.find(wish.folder), wish.only)
    wish.out.mkdir(parents=True, exist_ok=True)
    total = Sum(wish.run.seed, wish.run.clock, wish.due, exercises)
    crashed = False
    batch = looking_on.begin(wish.out, wish.run.seed, everybody, exercises)
    size, hidden = len(everybody) * len(exercises), [wish.folder, wish.out]
    with running.start(root, exercises, size, wish.run, hidden) as (runner, count):
        memory = Memory(wish.out / RESULTS, runner, fresh=wish.force)
        terms = Terms(wish.run.seed, wish.run.clock, wish.run.strict)
        kept = Kept()
        with closing(grade_class(everybody, exercises, memory, terms, on_verdict=count)) as everything:
            for graded in everything:
                looking_on.tell(wish.out, batch, total.add(graded), graded)
                _write_pages(wish.out, graded, kept)
                crashed |= any(each.outcome is Outcome.CRASHED for each in graded.report.verdicts)
    book = total.book()
    _write_sums(wish.out, book, _alike(everybody, exercises))
    _say(book, wish.out, near)
    return GRADER_FAILED if crashed else DONE


def seed_of(out: Path) -> int | None:
    """Give the seed of the batch that stands in a results folder, so that the next one goes on with it."""
    batch = looking_on.begun(out)
    return batch.seed if batch else None


def _chosen(everybody: tuple[Student, ...], only: tuple[str, ...]) -> tuple[Student, ...]:
    unknown = sorted(set(only) - {student.name for student in everybody})
    if unknown:
        raise UsageError(f"There is no folder {unknown[0]} in the class. --only takes the name of a folder.")
    return tuple(student for student in everybody if not only or student.name in only)


def _write_pages(out: Path, graded: Graded, kept: Kept) -> None:
    folder = out / PAGES
    folder.mkdir(exist_ok=True)
    name = graded.student.name
    replace_file(folder / f"{name}.md", feedback.markdown(graded.report, title=name, kept=kept).encode())
    replace_file(folder / f"{name}.html", as_html.report(graded.report, kept=kept).encode())


def _write_sums(out: Path, book: Gradebook, alike: tuple[Pair, ...]) -> None:
    replace_file(out / "gradebook.csv", gradebook.as_csv(book).encode("utf-8-sig"))
    replace_file(out / "gradebook.json", gradebook.as_json(book).encode())
    replace_file(out / "class.html", class_page.class_page(book, alike).encode())


def _alike(everybody: tuple[Student, ...], exercises: tuple[Exercise, ...]) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    for exercise in exercises:
        works = {student.name: works_of(student, (exercise,)) for student in everybody}
        texts = {name: _text(work.path, work.within) for name, (work,) in works.items()}
        known = tuple(_text(path) for path in (exercise.stub, exercise.solution))
        pairs += similarity.alike(exercise.slug, {name: text for name, text in texts.items() if text}, known)
    return tuple(pairs)


def _text(path: Path, within: Path | None = None) -> str:
    found = policy.text_of(path, path.name, within)
    return found if isinstance(found, str) else ""


def _say(book: Gradebook, out: Path, near: Path) -> None:
    look = terminal.screen()
    where = terminal.relative(out, near)
    terminal.say(f"{len(book.lines)} students graded. Seed {book.seed}, {book.clock} clock.", look)
    terminal.say(f"{where}/class.html  {where}/gradebook.csv  {where}/{PAGES}/", look)
