"""Say what a key, a save or a verdict changes, and what has to be done about it; nothing happens here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.course import Course
    from grader.model import Exercise, Verdict
    from grader.progress import Progress
    from grader.render.style import Look

    Page = Callable[[Look], str]  # a text, written for what the terminal can show when it is drawn


class View(StrEnum):
    """What the screen shows."""

    VERDICT = auto()
    LIST = auto()
    PAGE = auto()  # a text: a hint, a solution, an explanation
    HELP = auto()
    CONFIRM = auto()  # whether to put the stub back


class Wish(StrEnum):
    """What whoever runs the session has to do, about its exercise."""

    GRADE = auto()
    HINT = auto()
    COMPARE = auto()
    EXPLAIN = auto()
    SKIP = auto()
    RESET = auto()
    OPEN = auto()
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Session:
    """A learner at work on one exercise."""

    course: Course
    progress: Progress
    at: Exercise
    view: View = View.VERDICT
    verdict: Verdict | None = None  # of `at`, as it was saved last
    running: bool = False  # its checks run now
    page: Page | None = None
    scroll: int = 0  # lines of the text that are above the screen
    chosen: int = 0  # row of the list
    search: str = ""
    typing: bool = False  # keys are letters of the search
    note: str = ""  # one sentence that stands until the next key or save
    note_stays: bool = False  # over a save, too
    polling: bool = False  # files are looked at, because nobody tells of their changes

    @property
    def solved(self) -> int:
        """How many exercises are solved."""
        return sum(self.progress.of(exercise.slug).solved for exercise in self.course.exercises)

    @property
    def rows(self) -> tuple[Exercise, ...]:
        """The exercises of the list: those whose name, title, chapter or state holds the search."""
        words = self.search.lower().split()
        return tuple(
            each for each in self.course.exercises if all(word in self._text(each) for word in words)
        )

    def following(self) -> Exercise:
        """Give the unsolved exercise that comes next, round the end; the next one when all are solved."""
        everything = self.course.exercises
        after = everything.index(self.at) + 1
        order = (*everything[after:], *everything[:after])
        todo = [each for each in order if not self.progress.of(each.slug).solved and each is not self.at]
        ready = [each for each in todo if not self.progress.of(each.slug).put_off]
        return (ready or todo or list(order))[0]

    def _text(self, exercise: Exercise) -> str:
        record = self.progress.of(exercise.slug)
        state = f"{record.state} put off" if record.put_off and not record.solved else record.state
        return f"{exercise.slug} {exercise.title} {exercise.chapter} {exercise.kind} {state}".lower()


class Step(NamedTuple):
    """What comes of an event."""

    session: Session
    wish: Wish | None = None


def began(course: Course, progress: Progress, at: Exercise) -> Step:
    """Begin with an exercise."""
    return Step(Session(course, progress, at, running=True), Wish.GRADE)


def saved(session: Session, exercise: Exercise) -> Step:
    """Hear that the file of an exercise was saved: it is what the learner works on now."""
    if exercise is not session.at:
        return go_to(session, exercise)
    note = session.note if session.note_stays else ""
    return Step(replace(session, view=View.VERDICT, running=True, scroll=0, note=note), Wish.GRADE)


def graded(session: Session, verdict: Verdict, progress: Progress) -> Session:
    """Take in a verdict; one of another exercise is late and changes progress alone."""
    if verdict.exercise is not session.at:
        return replace(session, progress=progress)
    return replace(session, progress=progress, verdict=verdict, running=False)


def showing(session: Session, page: Page) -> Session:
    """Show a text."""
    return replace(session, view=View.PAGE, page=page, scroll=0)


def compared(session: Session, exercise: Exercise, page: Page) -> Session:
    """Show the comparison that was asked for, unless the learner has gone somewhere else meanwhile."""
    if exercise is not session.at:
        return session
    session = replace(session, running=False)
    return session if session.view in {View.LIST, View.CONFIRM} else showing(session, page)


def go_to(session: Session, exercise: Exercise) -> Step:
    """Work on another exercise."""
    there = replace(
        session, at=exercise, view=View.VERDICT, verdict=None, running=True, scroll=0, note="", typing=False
    )
    return Step(there, Wish.GRADE)


def pressed(session: Session, key: str) -> Step:
    """Answer a key: a character, or up, down, pageup, pagedown, home, end, enter, escape, backspace."""
    session = replace(session, note="", note_stays=False)
    if session.view is View.LIST:
        return _in_list(session, key)
    if session.view is View.CONFIRM:
        back = replace(session, view=View.VERDICT)
        return Step(back, Wish.RESET) if key == "y" else Step(replace(back, note="Nothing was changed."))
    if key in _MOVES:
        return Step(replace(session, scroll=max(0, session.scroll + _MOVES[key])))
    if key == "escape":
        return Step(replace(session, view=View.VERDICT, scroll=0))
    action = _ACTIONS.get(key)
    return action(session) if action else Step(session)


_FAR = 1_000_000  # lines; whoever draws knows where the text ends
_NAMED_MOVES = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "home": -_FAR, "end": _FAR}
_MOVES = {**_NAMED_MOVES, "k": -1, "j": 1, " ": 10}


def _in_list(session: Session, key: str) -> Step:
    if key in _NAMED_MOVES or (not session.typing and key in _MOVES):
        last = max(len(session.rows) - 1, 0)
        return Step(replace(session, chosen=min(max(session.chosen + _MOVES[key], 0), last)))
    if key == "enter" and session.rows:
        return go_to(session, session.rows[session.chosen])
    if session.typing and key != "escape":
        return Step(_typed(session, key))
    if key == "/":
        return Step(replace(session, typing=True))
    if key == "q":
        return _quit(session)
    back = key in {"escape", "l"}
    return Step(replace(session, view=View.VERDICT, typing=False, search="") if back else session)


def _typed(session: Session, key: str) -> Session:
    if key == "backspace":
        return replace(session, search=session.search[:-1], chosen=0)
    return replace(session, search=session.search + key, chosen=0) if len(key) == 1 else session


def _next(session: Session) -> Step:
    return go_to(session, session.following())


def _previous(session: Session) -> Step:
    everything = session.course.exercises
    return go_to(session, everything[everything.index(session.at) - 1])


def _list(session: Session) -> Step:
    rows = session.course.exercises
    return Step(replace(session, view=View.LIST, search="", typing=False, chosen=rows.index(session.at)))


def _search(session: Session) -> Step:
    return Step(replace(_list(session).session, typing=True, chosen=0))


def _confirm(session: Session) -> Step:
    return Step(replace(session, view=View.CONFIRM))


def _help(session: Session) -> Step:
    return Step(replace(session, view=View.HELP, scroll=0))


def _quit(session: Session) -> Step:
    return Step(session, Wish.QUIT)


def _again(session: Session) -> Step:
    return saved(session, session.at)


def _wishing(wish: Wish) -> Callable[[Session], Step]:
    return lambda session: Step(session, wish)


# Each key: what the help says of it, and what it does.
KEYS: dict[str, tuple[str, Callable[[Session], Step]]] = {
    "n": ("next exercise that is not solved", _next),
    "p": ("previous exercise", _previous),
    "h": ("one more of four hints; they cost no points", _wishing(Wish.HINT)),
    "e": ("explain the diagnosis", _wishing(Wish.EXPLAIN)),
    "s": ("your answer beside the solution and other right ones, once it has passed", _wishing(Wish.COMPARE)),
    "l": ("list of all exercises", _list),
    "/": ("search the list", _search),
    "o": ("open the file in $EDITOR", _wishing(Wish.OPEN)),
    "g": ("grade again", _again),
    "x": ("skip: `next` passes it over until you come back", _wishing(Wish.SKIP)),
    "r": ("reset: the stub comes back, your version is kept", _confirm),
    "?": ("these keys", _help),
    "q": ("quit", _quit),
}
_ACTIONS = {**{key: action for key, (_, action) in KEYS.items()}, "enter": _next}
