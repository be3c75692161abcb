"""Read what belongs to an exercise and the learner does not see: its checks and its planted files."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from grader.errors import CourseError
from grader.model import Check, Exercise, Mark
from grader.source import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADER = re.compile(r"#\s*(?P<code>[\w.-]+(?: [\w.-]+)*):\s*(?P<note>\S.*)")
_MARKS = {str(mark): mark for mark in Mark}


@dataclass(frozen=True, slots=True)
class Planted:
    """A submission that an author wrote: wrong in one known way, or right with another structure."""

    path: Path
    code: str  # of a mistake its misconception, of an alternative its structure
    note: str


def checks_of(exercise: Exercise) -> tuple[Check, ...]:
    """Read the checks from the hidden test's text; raise CourseError with file and line."""
    where = exercise.tests_path
    return _checks_in(_text(exercise.tests, where), where)


@lru_cache(256)  # a class asks for the same ones thousands of times
def _checks_in(text: str, where: str) -> tuple[Check, ...]:
    try:
        tree = tree_of(text)
    except SyntaxError as error:
        raise CourseError(f"{where}, line {error.lineno}: {error.msg}.") from error
    checks: dict[str, Check] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            raise CourseError(
                f"{where}, line {node.lineno}: checks are functions. Move them out of {node.name}."
            )
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            if node.name in checks:
                raise CourseError(
                    f"{where}, line {node.lineno}: {node.name} is defined twice. Rename one of them."
                )
            checks[node.name] = _check(node, where)
    if not checks:
        raise CourseError(f"{where} has no check. Add a function whose name begins with test_.")
    return tuple(checks.values())


def mistakes_of(exercise: Exercise) -> tuple[Planted, ...]:
    """List the wrong submissions by file name; raise CourseError for a file without its header."""
    return tuple(
        _planted(exercise.mistakes, f"tests/mistakes/{exercise.slug}", "# misconception-code: what it does")
    )


def alternatives_of(exercise: Exercise) -> tuple[Planted, ...]:
    """List the right submissions of other structures; raise CourseError for a file without its header."""
    folder = f"tests/alternatives/{exercise.slug}"
    return tuple(_planted(exercise.alternatives, folder, "# Structure: when to prefer it"))


def reference_of(exercise: Exercise) -> Planted:
    """Read the header of the reference solution, of the form of an alternative's; it may have none."""
    text = _text(exercise.solution, f"solutions/{exercise.path}")
    header = _header(text)
    code, note = (header["code"], header["note"]) if header else ("", "")
    return Planted(path=exercise.solution, code=code, note=note)


def without_header(planted: Planted, text: str) -> str:
    """Give the text of a planted file as a learner would have written it."""
    return text.partition("\n")[2].lstrip("\n") if planted.code else text


def _check(node: ast.FunctionDef | ast.AsyncFunctionDef, where: str) -> Check:
    place = f"{where}, line {node.lineno}: {node.name}"
    doc = (ast.get_docstring(node) or "").strip()
    if not doc:
        raise CourseError(f"{place} has no docstring. Write the line that the learner is to see.")
    marks = [_MARKS[name] for name in map(_decorator_name, node.decorator_list) if name in _MARKS]
    if len(marks) != 1:
        raise CourseError(f"{place} has {len(marks)} marks. Give it exactly one of {', '.join(Mark)}.")
    return Check(name=node.name, title=doc.splitlines()[0].strip(), mark=marks[0])


def _decorator_name(node: ast.expr) -> str:
    target = node.func if isinstance(node, ast.Call) else node
    if isinstance(target, ast.Attribute):
        return target.attr
    return target.id if isinstance(target, ast.Name) else ""


def _planted(folder: Path, where: str, form: str) -> Iterator[Planted]:
    for path in sorted(folder.glob("*.py")):
        header = _header(_text(path, f"{where}/{path.name}"))
        if header is None:
            raise CourseError(f"{where}/{path.name}, line 1: write a comment of the form `{form}`.")
        yield Planted(path=path, code=header["code"], note=header["note"])


def _header(text: str) -> re.Match[str] | None:
    return _HEADER.fullmatch(text.split("\n", 1)[0].strip())


def _text(path: Path, where: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise CourseError(f"{where} is missing. Add it.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"{where} cannot be read: {error}.") from error
