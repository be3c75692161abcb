"""Seal hidden tests, and what the reference solutions do in them, in one archive that is always the same."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import msgspec

from grader import edition
from grader import grade as grading
from grader.course import checks_of
from grader.edition import Possible
from grader.model import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.grade import Jobs
    from grader.model import Exercise

Recorded = dict[str, dict[str, tuple[Possible, ...]]]  # by slug and check
SEEDS = range(1, 7)  # with which the reference solutions are recorded: some draw how many calls there are
_WHEN = (2000, 1, 1, 0, 0, 0)  # a time of its own would make each archive another


def archive(exercises: Sequence[Exercise], recorded: Recorded) -> bytes:
    """Give the archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as sealed:
        for exercise in exercises:
            known = msgspec.json.encode(recorded.get(exercise.slug, {}), order="sorted")
            _add(sealed, exercise.tests_path, exercise.tests.read_bytes())
            _add(sealed, f"{edition.POSSIBLE}/{exercise.slug}.json", known)
    return data.getvalue()


def record(exercises: Sequence[Exercise], runner: Jobs, on_verdict: Callable[[Verdict], None]) -> Recorded:
    """Run the reference solutions and keep their timelines; `on_verdict` hears how each of them ended.

    Of one that cannot run, or does not pass, there are none.
    """
    recorded: Recorded = {}
    for exercise, (outcome, known) in zip(
        exercises, runner.map(lambda each: _possible(each, runner), exercises), strict=True
    ):
        recorded[exercise.slug] = known
        on_verdict(Verdict(exercise, outcome))
    return recorded


def _possible(exercise: Exercise, runner: Jobs) -> tuple[Outcome, dict[str, tuple[Possible, ...]]]:
    work = grading.Work(exercise, exercise.solution, exercise.path)
    found: dict[str, dict[int, Possible]] = {}
    outcome = Outcome.SKIPPED
    for seed in SEEDS:
        for result in grading.run(work, checks_of(exercise), runner, seed=seed):
            outcome = result.outcome if outcome in {Outcome.SKIPPED, Outcome.PASSED} else outcome
            if result.outcome is Outcome.PASSED and result.timeline:
                labels = len({span.label for span in result.timeline})
                known = Possible(result.possible_seconds, result.timeline)
                found.setdefault(result.check.name, {}).setdefault(labels, known)
    return outcome, {check: tuple(known.values()) for check, known in found.items()}


def _add(sealed: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    sealed.writestr(entry, data)
