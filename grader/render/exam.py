"""Look at an examined program as every readable form shows it: findings by code, tasks by origin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from grader.examination import Checkup, TaskSeen, TaskState
from grader.model import Clock, Evidence
from grader.render import chart
from grader.render.excerpt import note_for
from grader.render.text import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.model import Diagnosis, Place, Wait
    from grader.render.chart import Chart

_MOST_PLACES = 5  # lines that are shown for one code
_MOST_ROWS = 12  # of the table of tasks


@dataclass(frozen=True, slots=True)
class Group:
    """The diagnoses of one code."""

    diagnoses: tuple[Diagnosis, ...]

    @property
    def first(self) -> Diagnosis:
        """The one whose reasons stand for all."""
        return self.diagnoses[0]

    @property
    def shown(self) -> tuple[tuple[str, Place | None], ...]:
        """What was observed at which lines; what was said of the line before is not said again."""
        shown = self.diagnoses[:_MOST_PLACES]
        before = ["", *(each.message for each in shown)]
        return tuple(
            (each.message if each.message != said else "", each.place)
            for each, said in zip(shown, before, strict=False)
        )

    @property
    def hidden(self) -> int:
        """How many lines `shown` leaves out."""
        return len(self.diagnoses[_MOST_PLACES:])


@dataclass(frozen=True, slots=True)
class TaskRow:
    """The tasks that ran the same coroutine and were started at the same line."""

    name: str
    at: str
    states: str
    longest: str


@dataclass(frozen=True, slots=True)
class Exam:
    """A program's examination and what is said of it."""

    checkup: Checkup
    source_of: Callable[[str], str]  # gives the text of a file, empty where there is none

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.checkup.diagnoses

    @property
    def found(self) -> str:
        """How much was found."""
        places = len(self.checkup.diagnoses)
        return f"{places} {'finding' if places == 1 else 'findings'}" if places else "nothing found"

    @property
    def ended(self) -> str:
        """How the program ended, after how long."""
        c = self.checkup
        ended = "ended because nothing could go on" if c.exit is None else f"exit code {c.exit}"
        clock = " on the kata clock" if c.clock is Clock.KATA else ""
        return f"{ended}, {seconds(c.seconds)}{clock}"

    @property
    def groups(self) -> tuple[Group, ...]:
        """The diagnoses of each code."""
        by_code = groupby(self.checkup.diagnoses, key=lambda each: each.code)
        return tuple(Group(tuple(group)) for _, group in by_code)

    def note(self, place: Place) -> str:
        """Give the words for the arrow at a place."""
        return note_for(place, self.checkup.findings)

    @property
    def waits(self) -> tuple[Wait, ...]:
        """What each task was waiting for when nothing could go on."""
        stuck = (found.waits for found in self.checkup.findings if found.kind is Evidence.DEADLOCK)
        return next(stuck, ())

    @property
    def tasks(self) -> tuple[TaskRow, ...]:
        """Counts of the tasks by what they run and where they were started."""
        return tuple(_row(*group) for group in self._origins()[:_MOST_ROWS])

    @property
    def hidden_tasks(self) -> int:
        """How many tasks `tasks` leaves out."""
        return sum(len(tasks) for _, tasks in self._origins()[_MOST_ROWS:]) + self.checkup.more_tasks

    @property
    def chart(self) -> Chart | None:
        """The tasks from start to end."""
        return chart.lay_out(self.checkup.timeline, title="tasks")

    def _origins(self) -> list[tuple[tuple[str, Place | None], list[TaskSeen]]]:
        groups: dict[tuple[str, Place | None], list[TaskSeen]] = {}
        for task in self.checkup.tasks:
            groups.setdefault((task.name, task.place), []).append(task)
        return list(groups.items())


def _row(origin: tuple[str, Place | None], tasks: Sequence[TaskSeen]) -> TaskRow:
    name, place = origin
    counts = Counter(task.state for task in tasks)
    states = ", ".join(f"{counts[state]} {state}" for state in TaskState if counts[state])
    longest = max(task.end - task.start for task in tasks)
    most = "" if len(tasks) == 1 else "up to "
    return TaskRow(name, f"line {place.line}" if place else "", states, f"{most}{seconds(longest)}")
