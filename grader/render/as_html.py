"""Write reports as one page that needs nothing else: no script, no network, no file beside it.

Nothing that a learner wrote can act in it: every text that a template puts out is cleaned and then escaped,
and the page's policy lets a browser load nothing and run nothing but the page's own style sheet.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grader.model import Mark, MarkState, Outcome, Report
from grader.render import tally
from grader.render.exam import Exam
from grader.render.excerpt import lines_around, note_for, printed
from grader.render.figure import figures
from grader.render.kept import Kept
from grader.render.pictures import caption, charts
from grader.render.scene import FINE, Scene, first_todo
from grader.render.style import Look, mark_piece, outcome_piece, word
from grader.render.text import clean, cut, seconds, unwrapped
from grader.render.waits import rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Macro

    from grader.examination import Checkup

_TEMPLATES = Path(__file__).with_name("templates")
_PAGE = Look(0, unicode=True, color=False)  # the browser finds the widths
_AROUND = 3  # lines of source on either side of the one that is talked about
_LONGEST_LINE = 400  # cells of a line of source or output
_ADDRESS = re.compile(r"https://[!-~]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One exercise of the page, whose number is its address there."""

    number: int
    scene: Scene


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Draw the parts of a page that show one exercise, or take them from another page."""

    kept: Kept

    def __call__(self, macro: Macro, entry: _Entry) -> Markup:
        """Give what a macro makes of an exercise."""
        scene, number = entry.scene, entry.number
        return self.kept.part(scene.verdict, (macro.name, number), lambda: Markup(macro(scene, number)))  # noqa: S704  # escaped in there


@dataclass(frozen=True, slots=True)
class _Overview:
    """A report in the order of its page."""

    report: Report
    entries: tuple[_Entry, ...]

    @property
    def todo(self) -> _Entry | None:
        """The exercise to go on with."""
        found = first_todo(entry.scene for entry in self.entries)
        return next((entry for entry in self.entries if entry.scene is found), None)

    @property
    def chapters(self) -> list[tuple[str, list[_Entry]]]:
        """The exercises under the names of their chapters."""
        groups = groupby(self.entries, key=lambda entry: entry.scene.verdict.exercise.chapter)
        return [(chapter, list(members)) for chapter, members in groups]

    @property
    def wanting(self) -> list[_Entry]:
        """What did not pass."""
        return [entry for entry in self.entries if entry.scene.verdict.outcome not in FINE]

    @property
    def fine(self) -> list[tuple[str, list[_Entry]]]:
        """What passed and what was skipped, each under its heading."""
        groups = (
            (
                word(outcome).capitalize(),
                [each for each in self.entries if each.scene.verdict.outcome is outcome],
            )
            for outcome in FINE
        )
        return [(heading, members) for heading, members in groups if members]

    @property
    def passed(self) -> int:
        """How many exercises passed."""
        return len(self._that(Outcome.PASSED))

    def _that(self, outcome: Outcome) -> list[_Entry]:
        return [entry for entry in self.entries if entry.scene.verdict.outcome is outcome]


def report(r: Report, *, base: str = "exercises", kept: Kept | None = None) -> str:
    """Give the page of a submission; `base` is its directory as the learner would type it.

    Pages with the same clock, base and order of exercises may share what is kept.
    """
    entries = (_Entry(number, Scene(each, r.clock, base)) for number, each in enumerate(r.verdicts, 1))
    return page("report.html", page=_Overview(r, tuple(entries)), drawn=_Drawn(kept or Kept()))


def checkup(c: Checkup, *, source_of: Callable[[str], str]) -> str:
    """Give the page of a program's examination; `source_of` gives the text of a file, empty where none is."""
    return page("checkup.html", exam=Exam(c, source_of))


def page(template: str, **content: object) -> str:
    """Fill a template; all that it puts out is cleaned and escaped."""
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    found = _environment().get_template(template)
    # The style sheet is ours; escaping would change it and thereby its hash.
    return found.render(style=Markup(style), digest=digest, **content)  # noqa: S704 - as above


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_cleaned,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(Mark=Mark, MarkState=MarkState, Outcome=Outcome, tally=tally, note_for=note_for)
    made.filters.update(
        address=lambda text: text if _ADDRESS.fullmatch(text) else "",
        around=lambda source, place: lines_around(source, place.line, _AROUND),
        caption=caption,
        charts=charts,
        figures=figures,
        line=lambda text: cut(clean(text[: 2 * _LONGEST_LINE]), _LONGEST_LINE),
        mark_sign=lambda state: mark_piece(state, _PAGE),
        pieces=_pieces,
        printed=printed,
        seconds=seconds,
        sign=lambda outcome: outcome_piece(outcome, _PAGE),
        unwrapped=unwrapped,
        waits=rows,
        word=word,
    )
    return made


def _cleaned(value: object) -> object:
    """Clean whatever a template puts out, before it is escaped; what a macro gives is clean already."""
    return value if isinstance(value, Markup) else clean(str(value))


def _pieces(text: str) -> list[tuple[bool, str]]:
    """Split a line where backticks enclose code; the flag tells code from words."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # the last backtick has no partner
        parts[-2:] = ["`".join(parts[-2:])]
    return [(number % 2 == 1, part) for number, part in enumerate(parts) if part]
