"""Install each environment once per lock file and run the project's commands in it."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.4.15"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.sessions = ["grade"]

ROOT = Path(__file__).parent
LOCKS = ROOT / "requirements"
EXTRAS = ("cluster", "postgres")  # of pyproject.toml; each has a lock file of its name
# Lock file -> what it holds besides the project's own dependencies, as arguments of `uv pip compile`.
LOCK_INPUTS = {
    "grade": ["pyproject.toml"],
    "postgres": ["pyproject.toml", "--extra", "postgres"],
    # Whoever grades a class on other machines grades every exercise there.
    "cluster": ["pyproject.toml", "--extra", "cluster", "--extra", "postgres"],
    "tests": ["pyproject.toml", "--extra", "cluster", "--extra", "postgres", "--group", "test"],
    "lint": ["--group", "lint"],
    "types": [
        "pyproject.toml",
        "--extra",
        "cluster",
        "--extra",
        "postgres",
        "--group",
        "test",
        "--group",
        "types",
    ],
}


def install(session: nox.Session, lock_name: str) -> None:
    """Install a lock file into the session's environment unless exactly this one is there already."""
    if sys.version_info < (3, 11):  # noqa: UP036 - nox may run on an older Python than the project
        session.error(
            f"Async Katas needs Python 3.11 or newer; nox runs on {sys.version.split()[0]}. "
            "Start it with a newer one, for example `uvx --python 3.13 nox`."
        )
    lock = LOCKS / f"{lock_name}.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = Path(session.virtualenv.location) / "installed-lock.sha256"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return
    stamp.unlink(missing_ok=True)  # an interrupted installation must not look complete
    session.log(f"Installing {lock.relative_to(ROOT)} (only when it has changed)")
    session.install("--require-hashes", "-r", str(lock), silent=True)
    stamp.write_text(wanted, encoding="ascii")


def run_grader(session: nox.Session, *arguments: str) -> None:
    """Run the grader with its standard error kept apart: `--format json` owns standard output."""
    # nox kills what has not ended soon after Ctrl-C; the grader first ends what it started.
    session.run(
        *("python", "-m", "grader", *arguments),
        log=False,
        stderr=None,
        interrupt_timeout=15.0,
        terminate_timeout=5.0,
    )


def with_extra(session: nox.Session, arguments: list[str]) -> str:
    """Take `--with EXTRA` out of the arguments and give the extra, or the one that was asked for before."""
    kept = Path(session.virtualenv.location) / "extra.txt"
    if "--with" not in arguments:
        return kept.read_text(encoding="ascii") if kept.is_file() else ""
    place = arguments.index("--with")
    extra = "".join(arguments[place + 1 : place + 2])
    if extra not in EXTRAS:
        session.error(f"--with takes the name of an extra: {', '.join(EXTRAS)}")
    del arguments[place : place + 2]
    kept.write_text(extra, encoding="ascii")
    return extra


@nox.session
def grade(session: nox.Session) -> None:
    """Grade your exercises; options and names go behind --: nox -s grade -- SLUG --seed 3."""
    rest = list(session.posargs)
    install(session, with_extra(session, rest) or "grade")
    run_grader(session, "grade", *rest)


@nox.session
def watch(session: nox.Session) -> None:
    """Grade each exercise as you save it: nox -s watch, or nox -s watch -- SLUG."""
    install(session, "grade")
    run_grader(session, "watch", *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the project's own tests, the proof of the course included."""
    install(session, "tests")
    session.run("python", "-m", "pytest", *session.posargs, log=False)


@nox.session
def course(session: nox.Session) -> None:
    """Prove the course: stubs fail, solutions pass, planted mistakes are diagnosed."""
    install(session, "tests")
    run_grader(session, "check", *session.posargs)


@nox.session
def clocks(session: nox.Session) -> None:
    """Prove that the kata clock and the real clock agree on every file of the course (an hour)."""
    install(session, "tests")
    session.run("python", "-m", "pytest", "tests/course", "-m", "clocks", *session.posargs, log=False)


@nox.session
def steady(session: nox.Session) -> None:
    """Prove that neither another seed nor a busy machine changes a verdict (hours; `-- -k SLUG`: minutes)."""
    install(session, "tests")
    folders = ("tests/course", "tests/grader")
    session.run("python", "-m", "pytest", *folders, "-m", "steady", *session.posargs, log=False)


@nox.session
def pictures(session: nox.Session) -> None:
    """Draw the pictures of the README anew."""
    install(session, "tests")
    session.run("python", "-m", "docs.pictures", *session.posargs, log=False)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure the grader against plain pytest and against bare coroutines, as ratios of one run."""
    install(session, "tests")
    session.run("python", "-m", "tests.bench", *session.posargs, log=False)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting with ruff; -- --fix repairs what it can."""
    install(session, "lint")
    session.run("ruff", "check", *session.posargs)
    session.run("ruff", "format", *([] if "--fix" in session.posargs else ["--check"]))


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy --strict."""
    install(session, "types")
    session.run("mypy", *session.posargs)


@nox.session(venv_backend="none")
def lock(session: nox.Session) -> None:
    """Write requirements/*.txt anew from pyproject.toml (needs uv); -- --upgrade takes newer versions."""
    for name, inputs in LOCK_INPUTS.items():
        session.run(
            *("uv", "pip", "compile", *inputs, "--output-file", f"requirements/{name}.txt"),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
            *("--no-emit-index-url", "--custom-compile-command", "nox -s lock", *session.posargs),
            external=True,
        )
