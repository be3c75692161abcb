"""An exercise whose extra is missing is skipped: it says how to get it, and costs and brings nothing."""

from __future__ import annotations

import json
import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from grader import cli, extras, progress
from grader.extras import EXTRAS, Extra

PASSED, NOT_PASSED = 0, 1
ROOT = Path(__file__).parents[3]
SENTENCE = "second needs PostgreSQL, which is not installed."


@pytest.fixture
def course(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course whose second exercise needs what is not installed."""
    monkeypatch.setitem(EXTRAS, "postgres", Extra("PostgreSQL", ("a_package_that_nobody_has",)))
    toml = root / "exercises/ch01_topic/chapter.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(
        text.replace("[exercise.second]\n", '[exercise.second]\nextra = "postgres"\n'), encoding="utf-8"
    )
    return root


def test_the_others_decide(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who solved all the others has passed, with all points that could be had."""
    assert cli.run(["grade", "--submission", "solutions"]) == PASSED
    shown = " ".join(capsys.readouterr().out.split())
    assert "Passed 1 of 2 exercises, 10 of 10 points. 1 skipped." in shown
    assert f"{SENTENCE} `nox -s grade -- --with postgres` installs it." in shown


def test_it_is_never_counted_as_passed(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Alone it is no pass, and it is not remembered as solved."""
    shutil.copytree(course / "solutions", course / "exercises", dirs_exist_ok=True)
    assert cli.run(["grade", "second"]) == NOT_PASSED
    assert SENTENCE in " ".join(capsys.readouterr().out.split())
    assert not progress.load(course).of("second").solved


def test_next_goes_on_with_another(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A learner is not sent to what cannot be graded here while there is something else to do."""
    (course / "exercises/ch01_topic/ex01_first.py").rename(course / "exercises/ch01_topic/ex03_first.py")
    (course / "solutions/ch01_topic/ex01_first.py").rename(course / "solutions/ch01_topic/ex03_first.py")
    test = course / "tests/exercises/ch01_topic"
    (test / "test_ex01_first.py").rename(test / "test_ex03_first.py")
    cli.run(["grade"])
    capsys.readouterr()
    assert cli.run(["next"]) == PASSED
    assert "first" in capsys.readouterr().out


def test_machines_read_why(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each check of it says so; the sum leaves its points out."""
    cli.run(["grade", "--submission", "solutions", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    second = document["exercises"][1]
    assert (second["outcome"], second["points"], second["max_points"]) == ("skipped", 0, 0)
    assert set(second["marks"].values()) == {"none"}
    assert all(each["outcome"] == "skipped" and SENTENCE in each["message"] for each in second["checks"])
    assert document["summary"]["max_points"] == 10


def test_check_says_what_it_did_not_prove(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A proof without it is a proof of the others only."""
    assert cli.run(["check"]) == PASSED
    shown = capsys.readouterr()
    assert "Proved 1 exercises" in shown.out
    assert shown.err.count(SENTENCE) == 1


def test_an_unknown_extra_is_a_fault_of_the_course(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the valid ones."""
    toml = course / "exercises/ch01_topic/chapter.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('"postgres"', '"oracle"'), encoding="utf-8")
    assert cli.run(["list"]) == 2
    assert "'oracle' is none of postgres" in capsys.readouterr().err


def test_a_system_without_signals_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows nothing can be installed that would help; elsewhere nothing is missing."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert extras.lack("signals") == (
        "needs the signals SIGTERM and SIGINT, which a process can handle on Linux and macOS only."
    )
    monkeypatch.setattr(sys, "platform", "darwin")
    assert extras.lack("signals") == ""


def test_a_python_that_is_too_new(
    course: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are no packages yet, nobody is told to install them."""
    monkeypatch.setitem(
        EXTRAS, "postgres", Extra("PostgreSQL", ("a_package_that_nobody_has",), before=(3, 11))
    )
    cli.run(["grade", "--submission", "solutions"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "second needs PostgreSQL, which cannot be installed for Python 3.11 yet." in shown


def test_packages_and_versions_are_those_of_the_project() -> None:
    """The marker in pyproject.toml names the version from which the packages are missing."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = ".".join(map(str, EXTRAS["postgres"].before))
    lines = project["optional-dependencies"]["postgres"]
    assert any(f"python_version < '{version}'" in line for line in lines)
