"""What docs/authoring.md tells authors to use is there, and its example tells right from wrong."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.child.kit.expect import CheckFailed, Expect
from grader.cli import cli
from grader.diagnosis import codes
from grader.diagnosis.catalogue import AT_MOST
from grader.model import Kind, Mark
from tests.grader.engine.stage import play

if TYPE_CHECKING:
    from grader.child.kit import Kit

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)
LIMITED = """
import asyncio

async def fetch_all(fetch, keys, limit):
    places = asyncio.Semaphore(limit)

    async def one(key):
        async with places:
            return await fetch(key)

    return await asyncio.gather(*map(one, keys))
"""
IN_PAIRS = """
import asyncio

async def fetch_all(fetch, keys, limit):
    return [await asyncio.gather(*map(fetch, keys[i : i + limit])) for i in range(0, len(keys), limit)]
"""


def found(pattern: str) -> list[str]:
    """Give what a pattern finds on the page, each once."""
    return sorted(set(re.findall(pattern, TEXT)))


def options_of(command: str) -> set[str]:
    """Give the options of a command."""
    return {option for parameter in cli.commands[command].params for option in parameter.opts}


@pytest.fixture(scope="module")
def kit() -> Kit:
    """Make a kit for a text of no interest."""
    return play("", _nothing).kit


async def _nothing(_: Kit) -> None:
    pass


@pytest.mark.parametrize("name", found(r"\bkit\.expect\.(\w+)"))
def test_expectations_exist(name: str) -> None:
    """Each expectation that the page names is one of the kit's."""
    assert hasattr(Expect, name)


@pytest.mark.parametrize("name", [name for name in found(r"(?<![.\w])kit\.(\w+)") if name != "expect"])
def test_names_of_the_kit_exist(kit: Kit, name: str) -> None:
    """Each name of the kit that the page names is there."""
    assert hasattr(kit, name)


@pytest.mark.parametrize("line", found(r"python -m grader [^\n`#]*"))
def test_commands_and_options_exist(line: str) -> None:
    """Each command that the page shows is one of the command line's, with those options."""
    _, _, _, command, *rest = line.split()
    assert {word for word in rest if word.startswith("--")} <= options_of(command)


def test_options_that_stand_alone_exist() -> None:
    """An option in the text is one of `new`'s, of which it speaks there."""
    assert set(found(r"`(--\w+)`")) <= options_of("new")


def test_sessions_exist() -> None:
    """Each nox session that the page shows is defined."""
    noxfile = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    sessions = found(r"nox -s (\w+)")
    assert sessions
    assert [name for name in sessions if f"def {name}(session" not in noxfile] == []


def test_modules_and_files_exist() -> None:
    """Each module and each plain path of the page is there."""
    for name in found(r"`(grader\.[\w.]+)`"):
        pkgutil.resolve_name(name)
    for path in found(r"`((?:grader|tests|docs)/[\w./]+)`"):
        assert "NN" in path or (ROOT / path).exists(), path
    predict = importlib.import_module("grader.child.kit.predict")
    assert all(hasattr(predict, name) for name in ("recorded", "predicted", "compare"))


def test_words_are_those_of_the_grader() -> None:
    """Marks, kinds, the code and the number of diagnoses are the grader's own."""
    marks = next(line for line in TEXT.splitlines() if "with one mark (" in line)
    assert set(re.findall(r"`(\w+)`", marks)) == set(map(str, Mark))
    assert {"predict", "write-tests"} <= set(map(str, Kind))
    assert "wrong-result" in codes()
    assert f"at most {('no', 'one', 'two', 'three')[AT_MOST]} diagnoses" in TEXT


@pytest.mark.parametrize(("answer", "passes"), [(LIMITED, True), (IN_PAIRS, False)])
def test_the_example_tells_right_from_wrong(answer: str, passes: bool) -> None:
    """The check on the page lets the right answer pass, and fails the one that works in pairs."""
    assert EXAMPLE is not None
    names: dict[str, Any] = {}
    exec(EXAMPLE[1], names)  # noqa: S102  # the text of our own page

    async def body(kit: Kit) -> None:
        await names["test_a_free_place_is_taken_at_once"](kit)

    error = play(answer, body).error
    assert (error is None) if passes else isinstance(error, CheckFailed)


def test_the_page_is_linked() -> None:
    """Who wants to contribute finds the page."""
    assert "(docs/authoring.md)" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
