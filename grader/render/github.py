"""Write a report for GitHub Actions: annotations at the learner's lines, and the summary of the job.

A workflow command is `::name key=value,key=value::message`, one to a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.render import feedback, problems, tally
from grader.render.scene import FINE, Scene
from grader.render.text import clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.model import Report

MOST_BYTES = 1024 * 1024  # of the summary of a step; a larger one is refused
_LONGEST = 2000  # cells of a line of the summary
_CUT = "\n\nThe rest was left out: the summary is too long.\n"


def report(r: Report, *, base: str = "exercises") -> str:
    """Give the annotations; `base` is the submission's directory as seen from the root of its repository."""
    return "".join(f"{line}\n" for line in _lines(r, base))


def summary(r: Report) -> str:
    """Give the Markdown for the file that GITHUB_STEP_SUMMARY names."""
    kept: list[str] = []
    left = MOST_BYTES - len(_CUT)
    for whole in feedback.markdown(r, title="Async Katas").split("\n"):
        line = cut(whole, _LONGEST) + "\n"
        left -= len(line.encode())
        if left < 0:
            return "".join(kept) + _CUT
        kept.append(line)
    return "".join(kept)


def command(name: str, message: str, **properties: str | int) -> str:
    """Give a workflow command; what is in its texts cannot end it, or begin another one."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(message)}" if told else f"::{name}::{_data(message)}"


def _lines(r: Report, base: str) -> Iterator[str]:
    for verdict in r.verdicts:
        if verdict.outcome in FINE:
            continue
        scene = Scene(verdict, r.clock, base)
        path = clean(scene.path.removeprefix("/"))
        for each in problems.of(scene):
            title = f"{verdict.exercise.slug}: {each.code}" if each.code else verdict.exercise.slug
            yield command(each.severity, each.message, file=path, line=each.line, title=clean(title))
    yield command("notice", tally.headline(r), title="Async Katas")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
