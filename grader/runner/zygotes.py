"""Keep hidden tests that import much apart, so that all others start early and fork little."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from grader.runner.zygote import ZygoteBackend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.runner.zygote import ForkedChannel
    from grader.wire import Enclosure

_IMPORT = re.compile(r"^(?:from|import)\s+(\w+)", re.MULTILINE)
# Tests that import nothing else are quick to import: the standard library is there, and so is the grader.
_AT_HAND = frozenset({*sys.stdlib_module_names, "grader", "pytest"})


class Zygotes:
    """One zygote for the tests that import little, one beside it for those that import large libraries."""

    def __init__(self, root: Path, tests: Sequence[Path], enclosure: Enclosure) -> None:
        self._backends: list[ZygoteBackend] = []
        self._of: dict[str, ZygoteBackend] = {}
        for group in groups(tests):
            backend = ZygoteBackend(root, group, enclosure)
            self._backends.append(backend)
            self._of.update((str(each), backend) for each in group)

    def open(self, tests: str) -> ForkedChannel:
        """Fork a child that has collected these hidden tests."""
        return self._of.get(tests, self._backends[0]).open()

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the system has refused, in words; known once a child has been opened."""
        return tuple(dict.fromkeys(words for each in self._backends for words in each.lacks))

    def close(self) -> None:
        """End all."""
        for each in self._backends:
            each.close()


def groups(tests: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Divide hidden tests into those that import little and the others; one group where all are alike."""
    little = tuple(each for each in tests if _imports(each) <= _AT_HAND)
    much = tuple(each for each in tests if each not in little)
    return [group for group in (little, much) if group] or [()]


def _imports(tests: Path) -> set[str]:
    """Name the packages that a file imports at the left margin; none when it cannot be read."""
    try:
        return set(_IMPORT.findall(tests.read_text(encoding="utf-8")))
    except (OSError, ValueError):  # pytest will say what is wrong with it
        return set()
