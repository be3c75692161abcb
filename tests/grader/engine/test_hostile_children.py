"""Whatever a submission does to its process, it fails, the next ones are graded, and nothing is left."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from grader import runner
from grader.grade import CHECK_SECONDS, Work, grade
from grader.model import Clock, Exercise, Outcome, Verdict
from tests.grader.engine.hostile import ATTACKS, Attack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.runner import Runner

pytestmark = pytest.mark.skipif(not runner.can_fork(), reason="the attacks are in POSIX terms")
REFUSED = {Outcome.FAILED, Outcome.REVIEW, Outcome.TIMED_OUT}
PATIENCE = 10.0  # real seconds for killed processes to be gone


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECK_SECONDS, Clock.KATA, 1.0)
    monkeypatch.setattr("grader.runner.pool.GRACE", 0.5)
    monkeypatch.setattr("grader.runner.pool.SHORTEST", 0.5)


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the folder in which everything that is temporary is made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def graded(attacks: Sequence[Attack], started: Runner, tiny: Exercise, folder: Path) -> list[Verdict]:
    """Grade each attack with a right answer before it and one after it."""
    works = []
    for number, attack in enumerate(attacks):
        path = folder / f"bad{number}.py"
        path.write_text(attack.source, encoding="utf-8")
        works += [Work(tiny, path, path.name), Work(tiny, tiny.solution, "good.py")]
    works.insert(0, works[-1])
    return list(grade(works, started, seed=1).verdicts)


def left_of(root: Path) -> list[str]:
    """List the processes of a course that do not vanish within some time."""
    until = time.monotonic() + PATIENCE
    while (found := running(root)) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def running(root: Path) -> list[str]:
    """List the processes that have a course on their command line."""
    lines = [" ".join(each.info["cmdline"] or ()) for each in psutil.process_iter(["cmdline"])]
    return [line for line in lines if str(root) in line]


@pytest.mark.parametrize(
    ("backend", "attack"),
    [("fork", attack) for attack in ATTACKS] + [("spawn", attack) for attack in ATTACKS if attack.everywhere],
    ids=lambda each: getattr(each, "name", each),
    indirect=["backend"],
)
def test_an_attack_fails_and_harms_nobody(
    attack: Attack, backend: Runner, tiny: Exercise, tmp_path: Path
) -> None:
    """The attacker does not pass; the right answers graded beside it and after it do."""
    before, verdict, after = graded([attack], backend, tiny, tmp_path)
    assert verdict.outcome in REFUSED, verdict.message
    assert verdict.message
    assert [before.outcome, after.outcome] == [Outcome.PASSED] * 2


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])
def test_nothing_is_left_of_a_run(fork: bool, tiny: Exercise, tmp_path: Path, temporary: Path) -> None:
    """Orphans are gone with the runner, with forks also those in other sessions, and so are its folders."""
    strays = [attack for attack in ATTACKS if attack.stray and (fork or attack.everywhere)]
    works = tmp_path / "works"
    works.mkdir()
    # A course of its own: its path on the command line tells this run's processes from others'.
    course = tmp_path / "course"
    course.mkdir()
    with runner.start(course, [tiny.tests], jobs=2, fork=fork) as started:
        verdicts = graded(strays, started, tiny, works)
        assert running(course), "the processes of a run are not to be seen"
    assert [verdict.outcome for verdict in verdicts[::2]] == [Outcome.PASSED] * (len(strays) + 1)
    assert left_of(course) == []
    assert list(temporary.iterdir()) == []


def test_a_killed_zygote_is_replaced(tiny: Exercise, tmp_path: Path) -> None:
    """A submission that kills what it was forked from fails alone."""
    attack = Attack(
        "kill the zygote",
        "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)\nasync def both(fetch, a, b): pass\n",
    )
    with runner.start(tiny.root, [tiny.tests], jobs=1, fork=True) as started:
        before, verdict, after = graded([attack], started, tiny, tmp_path)
    assert verdict.outcome in {*REFUSED, Outcome.BROKEN}  # broken: where the kernel refuses the signal
    assert [before.outcome, after.outcome] == [Outcome.PASSED] * 2


def test_a_worker_is_replaced_after_a_crash_and_kept_otherwise(tiny: Exercise, tmp_path: Path) -> None:
    """Jobs that end well share a worker; one that crashes its worker gets the next ones another."""
    tell = "import os\nprint(os.getpid())\n"
    good = Attack("good", tell + tiny.solution.read_text(encoding="utf-8"))
    crash = Attack("crash", tell + "os._exit(3)\n")
    with runner.start(tiny.root, [tiny.tests], jobs=1, fork=False) as started:
        todo = [_work(tiny, each, tmp_path) for each in (good, good, crash, good)]
        # One after another: several that are given at once may be taken up in another order.
        verdicts = [grade([each], started, seed=1).verdicts[0] for each in todo]
    workers = [verdicts[number].checks[0].output.strip() for number in (0, 1, 3)]
    assert workers[0] == workers[1]
    assert workers[2] != workers[0]
    assert not any(psutil.pid_exists(int(pid)) for pid in set(workers) - {str(os.getpid())})


def _work(tiny: Exercise, attack: Attack, folder: Path) -> Work:
    path = folder / f"{attack.name}.py"
    path.write_text(attack.source, encoding="utf-8")
    return Work(tiny, path, path.name)
