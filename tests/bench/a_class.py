"""Write a class of synthetic students: ``python -m tests.bench.a_class DIR STUDENTS [SEED] [--own]``.

Each student's file of each exercise is drawn: a solution most often, else an alternative, a mistake or the
stub, and rarely an attack. The same seed writes the same class. With ``--own`` no two have the same text.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader import course, hidden
from tests.bench.commands import ROOT
from tests.grader.attacks import attack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grader.model import Exercise

# How many of a hundred files are of each kind; what an exercise has none of becomes its solution.
SOLUTIONS, ALTERNATIVES, MISTAKES, STUBS, ATTACKS = 60, 12, 18, 9, 1
LAYOUT = "exercises"


def write(folder: Path, students: int, seed: int = 1, *, own: bool = False) -> None:
    """Write the class into a new folder."""
    draw = random.Random(seed)  # noqa: S311  # a class, not a secret
    exercises = course.load(ROOT).exercises
    kinds = {each.slug: _kinds(each) for each in exercises}
    attacks = _attacks()
    for number in range(students):
        student = folder / f"student{number:03}"
        for exercise in exercises:
            file = student / LAYOUT / exercise.path
            file.parent.mkdir(parents=True, exist_ok=True)
            text = _drawn(draw, [*kinds[exercise.slug], attacks.get(exercise.slug, ())], exercise)
            file.write_text(text + (f"\n# {student.name}\n" if own else ""), encoding="utf-8")


def _drawn(draw: random.Random, kinds: Sequence[Sequence[Path]], exercise: Exercise) -> str:
    weights = (SOLUTIONS, ALTERNATIVES, MISTAKES, STUBS, ATTACKS)
    (files,) = draw.choices(kinds, weights)
    return draw.choice(files or (exercise.solution,)).read_text(encoding="utf-8")


def _kinds(exercise: Exercise) -> tuple[Sequence[Path], ...]:
    """Give the files of each kind but the attacks, in the order of the weights."""
    alternatives = [each.path for each in hidden.alternatives_of(exercise)]
    mistakes = [each.path for each in hidden.mistakes_of(exercise)]
    return (exercise.solution,), alternatives, mistakes, (exercise.stub,)


def _attacks() -> Mapping[str, Sequence[Path]]:
    found: dict[str, list[Path]] = {}
    for each in (each for family in attack.FAMILIES for each in attack.read(family)):
        found.setdefault(each.slug, []).append(each.path)
    return found


def main(arguments: Sequence[str]) -> None:
    """Write what the command line asks for."""
    folder, *numbers = (each for each in arguments if each != "--own")
    write(Path(folder), *map(int, numbers), own="--own" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
