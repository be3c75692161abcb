"""Know the forms of a report: which function writes each, and what it needs beside the report."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from grader.commands import terminal
from grader.errors import UsageError
from grader.render import as_json, check50, classroom50, ctrf, exercism, github, gradescope, junit, problems
from grader.render import reporter as reports
from grader.render import terminal as as_text
from grader.render.style import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from grader.model import Report


_CLASSROOM50 = (
    *(("CLASSROOM",), ("ASSIGNMENT",), ("OWNER", "USERNAME")),
    *(("SUBMISSION_TAG",), ("COMMIT_URL",), ("RELEASE_URL",)),
)


class Format(StrEnum):
    """The forms of a report."""

    TERMINAL = "terminal"
    JSON = "json"
    JUNIT = "junit"
    HTML = "html"
    PROBLEMS = "problems"
    GITHUB = "github"
    REPORTER = "reporter"
    CLASSROOM50 = "classroom50"
    GRADESCOPE = "gradescope"
    CHECK50 = "check50"
    EXERCISM = "exercism"
    CTRF = "ctrf"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report was made."""

    submission: Path
    near: Path  # the directory where the user is
    now: datetime
    environ: Mapping[str, str]

    @property
    def short(self) -> str:
        """The submission as the user would type it."""
        return terminal.relative(self.submission, self.near)

    @property
    def seen(self) -> str:
        """The submission as seen from the user's directory, also when that is not above it."""
        try:
            return os.path.relpath(self.submission, self.near).replace(os.sep, "/")
        except ValueError:  # on another drive
            return self.submission.as_posix()

    @property
    def in_repository(self) -> str:
        """The submission as seen from the root of its repository, as annotations are to name it."""
        folder = self.submission.absolute()
        root = next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
        inside = folder.relative_to(root).as_posix() if root else self.seen
        return "" if inside == "." else inside


@dataclass(frozen=True, slots=True)
class Form:
    """How one form is written."""

    write: Callable[[Report, Setting], str]
    document: bool = True  # for standard output, which it then has for itself
    beside: Callable[[Report, Setting], None] | None = None  # what is to be told elsewhere
    needs: tuple[tuple[str, ...], ...] = ()  # variables of the environment, or those in their place


def readable(report: Report, look: Look, base: str) -> str:
    """Give what a learner reads in a terminal."""
    return as_text.report(report, width=look.width, unicode=look.unicode, color=look.color, base=base)


def refuse_bad_environment(form: Format, environ: Mapping[str, str]) -> None:
    """Find out before the work, not after it, that a variable is missing."""
    missing = [
        " or ".join(names) for names in FORMS[form].needs if not any(environ.get(name) for name in names)
    ]
    if missing:
        raise UsageError(
            f"--format {form} needs the environment variables {', '.join(missing)}. "
            "The service that runs the grader sets them."
        )


def _terminal(r: Report, s: Setting) -> str:
    return readable(r, Look(terminal.WIDTH, unicode=True, color=False), s.short)


def _html(r: Report, s: Setting) -> str:
    from grader.render import as_html  # noqa: PLC0415 - only this form waits for its templates

    return as_html.report(r, base=s.short)


def _classroom50(r: Report, s: Setting) -> str:
    env = s.environ
    submission = classroom50.Submission(
        classroom=env["CLASSROOM"],
        assignment=env["ASSIGNMENT"],
        assignment_type=env.get("ASSIGNMENT_TYPE") or "individual",
        owner=env.get("OWNER") or env["USERNAME"],
        tag=env["SUBMISSION_TAG"],
        commit=env["COMMIT_URL"],
        release=env["RELEASE_URL"],
        review=env.get("REVIEW_URL") or env["COMMIT_URL"],
    )
    return classroom50.report(r, submission, s.now)


def _add_summary(r: Report, s: Setting) -> None:
    """Add to the job's summary, where there is a job."""
    name = s.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(github.summary(r))
    except OSError as error:
        terminal.note(f"The summary cannot be written to {name}: {error.strerror}.")


def _tell_total(r: Report, _: Setting) -> None:
    # Standard output is for the result alone.
    terminal.workflow(reports.notices(r))


FORMS = {
    Format.TERMINAL: Form(_terminal, document=False),
    Format.JSON: Form(lambda r, _: as_json.report(r)),
    Format.JUNIT: Form(lambda r, _: junit.report(r)),
    Format.HTML: Form(_html),
    # Editors resolve what they read from where they are, also above that.
    Format.PROBLEMS: Form(lambda r, s: problems.report(r, base=s.seen)),
    Format.GITHUB: Form(lambda r, s: github.report(r, base=s.in_repository), beside=_add_summary),
    Format.REPORTER: Form(lambda r, _: reports.report(r), beside=_tell_total),
    Format.CLASSROOM50: Form(_classroom50, needs=_CLASSROOM50),
    Format.GRADESCOPE: Form(lambda r, _: gradescope.report(r)),
    Format.CHECK50: Form(lambda r, _: check50.report(r)),
    Format.EXERCISM: Form(lambda r, _: exercism.report(r)),
    Format.CTRF: Form(lambda r, s: ctrf.report(r, s.now)),
}
