"""Whatever a file holds, its verdict is one clear sentence with the right outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.grade import CHECK_SECONDS, Work, grade
from grader.model import Clock, Exercise, Outcome
from tests.grader.engine.conftest import SOLUTION, STUB, Judge

if TYPE_CHECKING:
    from pathlib import Path

    from grader.runner import Runner

HEAD = "async def both(fetch, a, b):\n"
FOREVER = HEAD + "    while True:\n        pass\n"

# what is wrong, the text, outcome, a part of the message, the line
CASES: list[tuple[str, str | bytes, Outcome, str, int | None]] = [
    ("the stub", STUB, Outcome.FAILED, "still to be written", 4),
    ("syntax error", "def both(:\n", Outcome.BROKEN, "line 1", 1),
    ("await outside", "def both(fetch, a, b):\n    return await fetch(a)\n", Outcome.BROKEN, "await", 2),
    ("missing name", "x = 1\n", Outcome.FAILED, "both is missing", None),
    ("not a function", "both = 3\n", Outcome.FAILED, "should be a function", 1),
    ("wrong signature", "async def both(fetch):\n    return []\n", Outcome.FAILED, "arguments", 1),
    ("def, not async def", "def both(fetch, a, b):\n    return 3\n", Outcome.FAILED, "async def", 1),
    ("import error", "import no_such_module\n" + SOLUTION, Outcome.BROKEN, "no_such_module", 1),
    ("error at import", "x = 1 / 0\n" + SOLUTION, Outcome.BROKEN, "ZeroDivisionError", 1),
    ("exit at import", "import sys\nsys.exit(0)\n" + SOLUTION, Outcome.BROKEN, "SystemExit", 2),
    ("exit inside", "import sys\n" + HEAD + "    sys.exit(0)\n", Outcome.FAILED, "SystemExit", 3),
    ("hard exit", "import os\n" + HEAD + "    os._exit(0)\n", Outcome.FAILED, "ended itself", None),
    ("hard exit at import", "import os\nos._exit(0)\n" + SOLUTION, Outcome.FAILED, "ended itself", None),
    ("interrupt", HEAD + "    raise KeyboardInterrupt\n", Outcome.FAILED, "KeyboardInterrupt", 2),
    ("skip", "import pytest\n" + HEAD + "    pytest.skip()\n", Outcome.FAILED, "Skipped", 3),
    ("recursion", HEAD + "    return await both(fetch, a, b)\n", Outcome.FAILED, "RecursionError", 2),
    ("latin-1", "# caf\xe9\n".encode("latin-1") + SOLUTION.encode(), Outcome.BROKEN, "UTF-8", 1),
    ("null byte", b"x = 1\0\n", Outcome.BROKEN, "null byte", 1),
    ("empty", "", Outcome.BROKEN, "holds no code", None),
    (
        "never returns",
        "import asyncio\n" + HEAD + "    await asyncio.Event().wait()\n",
        Outcome.FAILED,
        "Nothing can go on",
        3,
    ),
]


@pytest.mark.parametrize(
    ("text", "outcome", "words", "line"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_bad_input_gets_one_sentence(
    judge: Judge, text: str | bytes, outcome: Outcome, words: str, line: int | None
) -> None:
    """Each kind of unusable file has its outcome, a sentence that names the cause, and the line."""
    verdict = judge(text)
    assert verdict.outcome is outcome, verdict.message
    assert words in verdict.message
    assert "Traceback" not in verdict.message
    assert verdict.points == 0
    if line is not None:
        assert verdict.place is not None
        assert verdict.place.line == line


def test_a_missing_file_is_not_submitted(backend: Runner, tiny: Exercise, tmp_path: Path) -> None:
    """A file that is not there is FAILED with "not submitted"."""
    work = Work(tiny, tmp_path / "absent.py", "absent.py")
    verdict = grade([work], backend, seed=1).verdicts[0]
    assert verdict.outcome is Outcome.FAILED
    assert verdict.message.lower().startswith("not submitted")


@pytest.mark.parametrize(
    ("text", "outcome", "line"),
    [
        ("while True:\n    pass\n", Outcome.BROKEN, 1),
        (FOREVER, Outcome.TIMED_OUT, 2),
        (
            "import asyncio\n"
            + HEAD
            + "    while True:\n        try:\n            await asyncio.sleep(3600)\n"
            + "        except asyncio.CancelledError:\n            pass\n",
            Outcome.TIMED_OUT,
            5,
        ),
    ],
    ids=["import never ends", "computes for ever", "swallows cancellation for ever"],
)
def test_a_hang_is_cut_and_located(
    judge: Judge, monkeypatch: pytest.MonkeyPatch, text: str, outcome: Outcome, line: int
) -> None:
    """What never ends is ended, with the line where it was."""
    monkeypatch.setitem(CHECK_SECONDS, Clock.KATA, 2.0)
    verdict = judge(text)
    assert verdict.outcome is outcome
    assert verdict.place is not None
    assert abs(verdict.place.line - line) <= 2


def test_a_flood_of_output_is_bounded(judge: Judge) -> None:
    """A gigabyte of printing neither fills memory nor spoils the verdict."""
    verdict = judge("for _ in range(1000):\n    print('x' * 1_000_000)\n" + SOLUTION)
    assert verdict.outcome is Outcome.PASSED
    assert max(len(check.output) for check in verdict.checks) < 30_000


def test_others_are_graded_beside_a_bad_one(backend: Runner, tiny: Exercise, tmp_path: Path) -> None:
    """One file that ends the process leaves the verdict of the next one alone."""
    bad = tmp_path / "bad.py"
    bad.write_text("import os\nos._exit(1)\n", encoding="utf-8")
    works = [Work(tiny, bad, "bad.py"), Work(tiny, tiny.solution, "good.py")]
    report = grade(works, backend, seed=1)
    assert [verdict.outcome for verdict in report.verdicts] == [Outcome.FAILED, Outcome.PASSED]
