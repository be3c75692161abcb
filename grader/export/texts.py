"""Change the texts that authors and students share: what only authors can use is taken out."""

from __future__ import annotations

import ast
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.edition import HiddenTests

_SESSIONS = frozenset({"grade", "watch"})  # of the noxfile, those for learners
_AUTHORS_NAMES = frozenset({"LOCK_INPUTS"})
_SECTIONS = re.compile(r"\[(project(\..+)?|build-system|tool\.hatch\..+)\]")
_BLOCK = re.compile(r"<!-- tests: (?P<where>\w+) -->\n(?P<text>.*?)<!-- end -->\n", re.DOTALL)


def noxfile(text: str) -> str:
    """Keep the sessions that a learner starts, and what they need."""
    lines = text.splitlines()
    dropped: set[int] = set()
    for node in ast.parse(text).body:
        if _is_authors(node):
            first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
            first -= sum(1 for _ in _comments_above(lines, first))
            dropped.update(range(first, (node.end_lineno or node.lineno) + 1))
    kept = "\n".join(line for number, line in enumerate(lines, 1) if number not in dropped)
    return re.sub(r"\n{4,}", "\n\n\n", kept).rstrip("\n") + "\n"


def pyproject(text: str) -> str:
    """Keep what describes the package; tests, types and style are the authors'."""
    parts = re.split(r"^(?=\[[^\n]+\]$)", text, flags=re.MULTILINE)
    return "".join(part for part in parts if _SECTIONS.fullmatch(part.partition("\n")[0])).rstrip() + "\n"


def editor_settings(text: str) -> str:
    """Keep the settings that do not lead to test files."""
    settings: dict[str, object] = json.loads(text)
    kept = {name: value for name, value in settings.items() if not name.startswith("python.testing")}
    return json.dumps(kept, indent=2) + "\n"


def readme(text: str, tests: HiddenTests) -> str:
    """Keep the passages that fit where the tests are."""
    return _BLOCK.sub(lambda found: found["text"] if found["where"] == tests else "", text)


def _is_authors(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef):
        decorators = [ast.unparse(each) for each in node.decorator_list]
        return node.name not in _SESSIONS and any(each.startswith("nox.session") for each in decorators)
    return isinstance(node, ast.Assign) and any(
        isinstance(each, ast.Name) and each.id in _AUTHORS_NAMES for each in node.targets
    )


def _comments_above(lines: list[str], number: int) -> Iterator[str]:
    """Yield the comment that belongs to what begins on a line, from below."""
    for line in reversed(lines[: number - 1]):
        if not line.startswith("#"):
            return
        yield line
