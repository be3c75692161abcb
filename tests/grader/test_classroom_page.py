"""What docs/classroom.md tells instructors to use is there; its workflow has nothing to steal."""

from __future__ import annotations

import ast
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from grader import course, scaffold, stubs
from grader.cli import cli
from grader.commands import classroom
from grader.commands.formats import FORMS, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "classroom.md").read_text(encoding="utf-8")
WORKFLOW = (ROOT / "docs" / "classroom-workflow.yml").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = sorted(set(re.findall(r"python3? -m grader ([^\n`)#]*)", PAGE + WORKFLOW)))


def read(text: str) -> dict[Any, Any]:
    """Give a YAML document, which must be a mapping."""
    return dict(yaml.safe_load(text))


def workflow() -> dict[Any, Any]:
    """Give the workflow to copy."""
    return read(WORKFLOW)


def steps() -> list[dict[str, Any]]:
    """Give the steps of its only job."""
    (job,) = workflow()["jobs"].values()
    return list(job["steps"])


def options(command: click.Command) -> set[str]:
    """Give the options of a command."""
    return {option for parameter in command.params for option in parameter.opts}


def parsed(words: list[str]) -> click.Context:
    """Read a command line as the program would, without running it."""
    command: click.Command = cli
    while isinstance(command, click.Group):
        command = command.commands[words.pop(0)]
    return command.make_context("x", words)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Each command on the page and in the workflow is one that the program understands."""
    monkeypatch.chdir(tmp_path)
    with parsed(shlex.split(line)):
        pass


def test_the_page_shows_commands() -> None:
    """Grading one student and a class are among them."""
    assert {line.split()[0] for line in COMMANDS} == {"grade", "classroom"}


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(?<![\w-])--[a-z]\w+", PAGE))))
def test_options_exist(option: str) -> None:
    """Each option is one of the grader's, or of the programs that the page also calls."""
    group = cli.commands["classroom"]
    assert isinstance(group, click.Group)
    # Of git, pip, check50 and Dask.
    others = {"--quiet", "--depth", "--require", "--output", "--nworkers", "--nthreads"}
    ours = (cli.commands["grade"], *group.commands.values())
    assert option in others.union(*map(options, ours))


def test_formats_are_those_of_the_grader() -> None:
    """Each that the page names exists, and each that a service reads is named."""
    named = set(re.findall(r"--format (\w+)", PAGE)) | set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE))
    assert named == set(map(str, Format)) - {"terminal", "html", "problems"}


def test_variables_are_those_that_the_format_reads() -> None:
    """What Classroom 50 must set is on the page."""
    needed = {name for names in FORMS[Format.CLASSROOM50].needs for name in names}
    assert needed <= set(re.findall(r"`([A-Z_0-9]+)`", PAGE))


def test_files_exist() -> None:
    """Links and lock files lead somewhere; what grading a class leaves has these names."""
    for link in re.findall(r"\]\(([\w.-]+)\)", PAGE):
        assert (ROOT / "docs" / link).is_file(), link
    for name in re.findall(r"requirements/[\w.]+", PAGE + WORKFLOW):
        assert (ROOT / name).is_file(), name
    assert f"{classroom.PAGES}/NAME.md" in PAGE
    assert f"`{classroom.RESULTS}/`" in PAGE


def test_the_page_is_linked() -> None:
    """Who reads the README finds it."""
    assert "(docs/classroom.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_nothing_is_promised_that_is_not_there() -> None:
    """An option that does not exist yet is not named."""
    assert ("--strict" in PAGE) <= ("--strict" in options(cli.commands["grade"]))


def test_the_job_that_runs_a_student_has_nothing_to_steal() -> None:
    """It can only read, and no secret is named anywhere."""
    assert workflow()["permissions"] == {"contents": "read"}
    (job,) = workflow()["jobs"].values()
    assert "permissions" not in job
    assert "env" not in job
    assert job["timeout-minutes"] <= 30
    assert not re.search(r"secrets\b|github\.token|GITHUB_TOKEN|id-token|write", WORKFLOW)
    # "on" is a truth value to YAML 1.1; a run for a fork's changes would have the repository's secrets.
    assert set(workflow()[True]) == {"push", "workflow_dispatch"}


def test_the_grader_is_pinned_outside_of_the_students_checkout() -> None:
    """Two checkouts side by side, neither with credentials; every action and the grader at a commit."""
    student, grader = (step["with"] for step in steps() if "checkout" in step.get("uses", ""))
    assert "repository" not in student
    assert re.fullmatch(r"[0-9a-f]{40}", grader["ref"])
    assert len({student["path"], grader["path"]}) == 2
    assert all("/" not in each["path"] for each in (student, grader))
    assert student["persist-credentials"] is grader["persist-credentials"] is False
    assert all(re.search(r"@[0-9a-f]{40}$", step["uses"]) for step in steps() if "uses" in step)
    for step in steps():
        assert step.get("working-directory", grader["path"]) == grader["path"]
        assert "uses" in step or "working-directory" in step
    with parsed(shlex.split(steps()[-1]["run"])[3:]) as context:
        assert context.params["form"] == "github"
        assert context.params["submission"] == Path("..") / student["path"]


def test_no_expression_puts_text_into_a_script() -> None:
    """Names of branches and files are a student's: none becomes part of a command."""
    for step in (*steps(), *read(BLOCKS["yaml"])["grade"]["steps"]):
        assert "${{" not in step.get("run", "")


def test_the_reporter_runs_where_no_student_does() -> None:
    """The job whose token can write gets the result only, under the name that the reporter looks for."""
    jobs = read(BLOCKS["yaml"])
    report = jobs["report"]
    assert "permissions" not in jobs["grade"]
    assert not any("run" in step or "checkout" in step["uses"] for step in report["steps"])
    (step,) = report["steps"]
    assert list(step["env"]) == [f"{step['with']['runners'].upper()}_RESULTS"]
    assert jobs["grade"]["steps"][-1]["id"] in jobs["grade"]["outputs"]["result"]


def _small_course(folder: Path) -> None:
    (folder / "exercises").mkdir(parents=True)
    scaffold.new(folder, "ch01_topic/ex01_first", title="The first one")
    stubs.write(course.load(folder))


@pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="it is a script for the shell of Linux"
)
def test_the_step_for_the_reporter_works(tmp_path: Path) -> None:
    """A failure is a result, not the end of the step; a student's own `grader` is not used."""
    katas = tmp_path / "katas"
    _small_course(katas)
    shutil.copytree(katas / "exercises", tmp_path / "submission" / "exercises")
    (tmp_path / "submission" / "grader").mkdir()
    (tmp_path / "submission" / "grader" / "__main__.py").write_text("1 / 0")
    (tmp_path / "bin").mkdir()
    python = tmp_path / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    script = read(BLOCKS["yaml"])["grade"]["steps"][-1]["run"]
    output = tmp_path / "output"
    environment = {
        **os.environ,
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GITHUB_OUTPUT": str(output),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # noqa: S607 - as Actions does
        cwd=katas,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"result=[A-Za-z0-9+/]+=*\n", output.read_text(encoding="utf-8"))
    assert b"::notice title=Autograding complete::Points 0/" in done.stderr


def _words(program: str) -> Iterator[list[str]]:
    for node in ast.walk(ast.parse(program)):
        if isinstance(node, ast.Tuple):
            words = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            yield [str(each) for each in words]


def test_the_program_for_classroom_50_is_one() -> None:
    """It runs nothing in the student's folder, pins the grader, and asks for what the grader has."""
    program = BLOCKS["python"]
    words = next(each for each in _words(program) if each[:1] == ["grade"])
    assert {each for each in words if each.startswith("--")} <= options(cli.commands["grade"])
    assert words[-1] == Format.CLASSROOM50
    assert re.search(r'COMMIT = "[0-9a-f]{40}"', program)
    calls = [
        node
        for node in ast.walk(ast.parse(program))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "subprocess.run"
    ]
    assert len(calls) == 2
    assert all("cwd=home" in ast.unparse(each) for each in calls)
