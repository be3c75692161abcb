"""What editors and containers read about this project is valid and names what exists."""

from __future__ import annotations

import ast
import json
import re
import shlex
from pathlib import Path
from typing import Any

import click
import pytest

from grader import cli, course, scaffold, stubs

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / ".vscode").glob("*.json")), ROOT / ".devcontainer" / "devcontainer.json"]


def _read(name: str) -> dict[str, Any]:
    return dict(json.loads((ROOT / name).read_text(encoding="utf-8")))


def _tasks() -> dict[str, dict[str, Any]]:
    return {task["label"]: task for task in _read(".vscode/tasks.json")["tasks"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.name))
def test_it_is_json(path: Path) -> None:
    """Without comments, so that every reader can take it."""
    assert isinstance(json.loads(path.read_text(encoding="utf-8")), dict)


@pytest.mark.parametrize("label", ["Grade this file", "Watch", "Next"])
def test_a_task_is_a_command_of_the_grader(label: str) -> None:
    """Its options are those that the command has."""
    module, name, *rest = _tasks()[label]["args"][1:]
    arguments = [each.replace("${file}", "ex01.py") for each in rest]
    assert module == "grader"
    command = cli.cli.commands[name]
    with command.make_context(name, arguments):
        pass
    assert isinstance(command, click.Command)


def test_the_matcher_reads_what_the_task_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each line names a file that is there from the workspace's folder, a line of it, and a message."""
    (tmp_path / "exercises").mkdir()
    scaffold.new(tmp_path, "ch01_topic/ex01_first", title="The first one")
    stubs.write(course.load(tmp_path))
    stub = course.load(tmp_path).exercises[0].stub
    (mistake,) = (tmp_path / "tests" / "mistakes" / "first").glob("*.py")
    monkeypatch.chdir(tmp_path)
    task = _tasks()["Grade this file"]
    pattern = task["problemMatcher"]["pattern"]
    arguments = [each.replace("${file}", str(stub)) for each in task["args"][2:]]
    for text, words in (
        (stub.read_text("utf-8"), "still to be written"),
        (mistake.read_text("utf-8"), "sequential"),
    ):
        stub.write_text(text, encoding="utf-8")
        assert cli.run([*arguments, "--seed", "7"]) == 1
        lines = capsys.readouterr().out.splitlines()
        matches = [re.search(pattern["regexp"], line) for line in lines]
        assert matches
        for match in matches:
            assert match
            assert (tmp_path / match[pattern["file"]]).samefile(stub)
            assert 1 <= int(match[pattern["line"]]) <= len(text.splitlines())
            assert match[pattern["severity"]] == "error"
        assert any(match and words in match[pattern["message"]] for match in matches)
    solution = (tmp_path / "solutions" / "ch01_topic" / "ex01_first.py").read_bytes()
    stub.write_bytes(solution)
    assert cli.run(arguments) == 0
    assert capsys.readouterr().out == ""


def test_the_test_view_runs_the_hidden_tests() -> None:
    """The folder is there, and the interpreter is the one that nox makes for learners."""
    settings = _read(".vscode/settings.json")
    assert settings["python.testing.pytestEnabled"]
    (folder,) = settings["python.testing.pytestArgs"]
    assert (ROOT / folder / "conftest.py").is_file()
    assert settings["python.defaultInterpreterPath"].removeprefix("${workspaceFolder}/.nox/") in _sessions()


def test_a_container_prepares_a_session_that_exists() -> None:
    """What it installs is what learners use, and the same extension is recommended outside."""
    container = _read(".devcontainer/devcontainer.json")
    words = shlex.split(container["postCreateCommand"])
    assert words[words.index("-s") + 1] in _sessions()
    extensions = container["customizations"]["vscode"]["extensions"]
    assert extensions == _read(".vscode/extensions.json")["recommendations"]


def _sessions() -> set[str]:
    tree = ast.parse((ROOT / "noxfile.py").read_bytes())
    return {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("session" in ast.dump(each) for each in node.decorator_list)
    }
