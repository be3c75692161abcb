"""Examine programs of the corpus in forks of one process, and diagnose what was seen."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from grader.doctor import diagnoses
from grader.examination import decode
from grader.model import Diagnosis
from tests.grader.corpus.score import Judged, judged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.grader.corpus.programs import Program

ROOT = Path(__file__).parents[3]
HUNG = Diagnosis("no-report", "", "", "", "", "")


def examined(programs: Sequence[Program]) -> list[Judged]:
    """Run the programs one after another under all instruments and judge what these found."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(program.path) for program in programs]
        command = [sys.executable, "-m", "tests.grader.corpus.examine", folder, *paths]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        return [
            judged(program, _diagnoses(Path(folder) / str(number))) for number, program in enumerate(programs)
        ]


def _diagnoses(report: Path) -> Sequence[Diagnosis]:
    return diagnoses(decode(report.read_bytes()).findings) if report.exists() else [HUNG]
