"""What a program does wrong is found with its code at its line, and clean programs are left in peace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from grader.doctor import Program, examine
from grader.model import Clock

_PROGRAM = re.compile(r"^### (?P<name>.+)\n(?P<body>(?:(?!### ).*\n?)*)", re.MULTILINE)
_MARK = re.compile(r"# -> (.+)$")


@dataclass(frozen=True)
class Case:
    """A program's text, and what must be said of it."""

    name: str
    source: str

    @property
    def wanted(self) -> set[tuple[str, int]]:
        """The codes with their lines."""
        found = (
            (number, match[1])
            for number, line in enumerate(self.source.splitlines(), 1)
            if (match := _MARK.search(line))
        )
        return {(code, number) for number, codes in found for code in codes.split()}


def _cases() -> list[Case]:
    text = Path(__file__).with_name("programs.txt").read_text(encoding="utf-8")
    return [Case(found["name"], found["body"]) for found in _PROGRAM.finditer(text)]


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.name)
def test_everything_is_found_and_nothing_else(case: Case, tmp_path: Path) -> None:
    """The diagnoses are exactly the marked lines with their codes."""
    path = tmp_path / "program.py"
    path.write_text(case.source, encoding="utf-8")
    checkup = examine(Program(path, (), Clock.REAL), tmp_path)
    assert {(each.code, each.place.line if each.place else 0) for each in checkup.diagnoses} == case.wanted
    assert len(checkup.diagnoses) == len(case.wanted), "each code and line is said once"
    assert all(each.place and each.place.file == "program.py" for each in checkup.diagnoses)
