"""Compare what was diagnosed with what the corpus expects, and draw the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.model import Diagnosis
    from tests.grader.corpus.programs import Expected, Program


@dataclass(frozen=True, slots=True)
class Judged:
    """One program, and how its diagnoses compare with its header."""

    program: Program
    found: int  # of the expected diagnoses: the code was given
    exact: int  # and at the line
    remarks: tuple[str, ...]  # what is missing or displaced
    alarms: tuple[str, ...]  # diagnoses that nothing asked for


@dataclass(frozen=True, slots=True)
class Total:
    """The figures of one category."""

    category: str
    programs: int
    expected: int
    found: int
    exact: int
    alarms: int


def judged(program: Program, diagnoses: Iterable[Diagnosis]) -> Judged:
    """Match each expected diagnosis with one that was given, those at the right line first."""
    given = list(dict.fromkeys((each.code, each.place.line if each.place else 0) for each in diagnoses))
    missed: list[Expected] = []
    for expected in program.expected:
        hit = next((one for one in given if one[0] == expected.code and one[1] in expected.lines), None)
        if hit:
            given.remove(hit)
        else:
            missed.append(expected)
    remarks, displaced = [], 0
    for expected in missed:
        near = next((one for one in given if one[0] == expected.code), None)
        if near:
            given.remove(near)
            displaced += 1
        where = " or ".join(map(str, expected.lines))
        remarks.append(
            f"{expected.code} of line {where} " + (f"is at line {near[1]}" if near else "is missing")
        )
    exact = len(program.expected) - len(missed)
    alarms = tuple(f"{code} at line {line}" for code, line in given)
    return Judged(program, exact + displaced, exact, tuple(remarks), alarms)


def totals(everything: Iterable[Judged]) -> tuple[Total, ...]:
    """Add up by category, in the order in which categories first come."""
    groups: dict[str, list[Judged]] = {}
    for each in everything:
        groups.setdefault(each.program.category, []).append(each)
    return tuple(
        Total(
            category,
            len(group),
            sum(len(each.program.expected) for each in group),
            sum(each.found for each in group),
            sum(each.exact for each in group),
            sum(len(each.alarms) for each in group),
        )
        for category, group in groups.items()
    )


def table(rows: Iterable[Total]) -> str:
    """Draw category x found / exact line / false alarms."""
    lines = ["category   programs  expected  found  exact line  false alarms"]
    lines += [
        f"{row.category:<10} {row.programs:>8} {row.expected:>9}"
        f" {row.found:>6} {row.exact:>11} {row.alarms:>13}"
        for row in rows
    ]
    return "\n".join(lines)


def remarks(everything: Iterable[Judged]) -> str:
    """List what is missing, displaced or too much, a line each."""
    return "\n".join(
        f"{each.program.label}: {remark}"
        for each in everything
        for remark in (*each.remarks, *(f"false alarm: {alarm}" for alarm in each.alarms))
    )
