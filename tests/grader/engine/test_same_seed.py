"""A seed decides everything that a report shows; no verdict depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader import course, runner
from grader.grade import Work, grade, new_seed
from grader.model import Exercise, Outcome, Report
from grader.render import as_json
from tests.grader.engine.conftest import CHAPTER, SOLUTION, STUB

if TYPE_CHECKING:
    from pathlib import Path

# What may vary is in what these checks tell: names, delays, the order of a set, an object's address.
TESTS = '''
from grader.child.kit import Kit, overlap, value

@value
async def test_result(kit: Kit) -> None:
    """Both results come back in order."""
    a, b = kit.names(2)
    fetch = kit.service("fetch", delay=dict(zip((a, b), kit.falling(2), strict=True)))
    kit.expect.equal(await kit.call("both", fetch, a, b), [fetch.answer(a), fetch.answer(b)])

@overlap
async def test_together(kit: Kit) -> None:
    """Both are fetched together."""
    a, b = kit.names(2)
    delays = kit.falling(2)
    fetch = kit.service("fetch", delay=dict(zip((a, b), delays, strict=True)))
    await kit.call("both", fetch, a, b)
    kit.expect.within(ideal=delays[0], wrong=sum(delays))
'''
ANSWERS = {
    "right": SOLUTION,
    "stub": STUB,
    "in turn": "async def both(fetch, a, b):\n    return [await fetch(a), await fetch(b)]\n",
    "object": "async def both(fetch, a, b):\n    return [await fetch(a), object()]\n",
    "set of tasks": "import asyncio\nasync def both(fetch, a, b):\n"
    "    tasks = {asyncio.create_task(fetch(key)) for key in (a, b)}\n"
    "    return [await task for task in tasks]\n",
    "set of words": "async def both(fetch, a, b):\n    return [await fetch(key) for key in {a, b, 'x'}]\n",
    "left": "import asyncio\nasync def both(fetch, a, b):\n"
    "    tasks = [asyncio.create_task(fetch(key)) for key in (a, b)]\n    return await tasks[1]\n",
    "deadlock": "import asyncio\nasync def both(fetch, a, b):\n"
    "    await asyncio.gather(fetch(a), asyncio.Event().wait())\n",
    "drawn": "import random\nasync def both(fetch, a, b):\n"
    "    return [await fetch(a), random.uniform(0, 1), random.choice([a, b])]\n",
    "broken": "x = 1 / 0\n",
}
BY_CHANCE = "set of tasks.py"  # two tasks in a set: right with every other seed


def made(root: Path) -> tuple[Exercise, list[Work]]:
    """Write a course and the answers to its exercise."""
    files = {
        "exercises/ch01_tiny/chapter.toml": CHAPTER,
        "exercises/ch01_tiny/ex01_both.py": STUB,
        "solutions/ch01_tiny/ex01_both.py": SOLUTION,
        "tests/exercises/ch01_tiny/test_ex01_both.py": TESTS,
        **{f"answers/{name}.py": text for name, text in ANSWERS.items()},
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    exercise = course.load(root).get("both")
    return exercise, [Work(exercise, root / f"answers/{name}.py", f"{name}.py") for name in ANSWERS]


def run(exercise: Exercise, works: list[Work], *seeds: int, fork: bool = True) -> list[Report]:
    """Grade all answers once for each seed."""
    with runner.start(exercise.root, [exercise.tests], jobs=2, fork=fork and runner.can_fork()) as started:
        return [grade(works, started, seed=seed) for seed in seeds]


def test_the_same_seed_gives_the_same_report_byte_for_byte(tmp_path: Path) -> None:
    """Twice in one run, in another run, and on the other backend."""
    exercise, works = made(tmp_path)
    reports = [*run(exercise, works, 7, 7), *run(exercise, works, 7), *run(exercise, works, 7, fork=False)]
    assert len({as_json.report(report) for report in reports}) == 1


def test_another_seed_draws_other_names_and_no_other_verdict(tmp_path: Path) -> None:
    """What is drawn shows in the report; outcomes, marks and points stay."""
    exercise, works = made(tmp_path)
    reports = run(exercise, works, 1, 2, 3, 4)
    assert len({as_json.report(report).replace(f'"seed": {report.seed}', "") for report in reports}) == 4
    for work, *verdicts in zip(works, *(report.verdicts for report in reports), strict=True):
        judged = {(each.outcome, each.points, each.marks) for each in verdicts}
        assert len(judged) == 1 or work.name == BY_CHANCE
    assert reports[0].verdicts[0].outcome is Outcome.PASSED


def test_new_seeds_differ() -> None:
    """A run that asks for no seed draws one."""
    assert len({new_seed() for _ in range(20)}) > 10
