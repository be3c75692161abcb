"""Show the table of the corpus at the end of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

_TABLES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def show(pytestconfig: pytest.Config) -> Callable[[str], None]:
    """Give what takes a text for the end of the run."""
    return pytestconfig.stash.setdefault(_TABLES, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write the tables."""
    for text in config.stash.get(_TABLES, []):
        terminalreporter.section("corpus")
        terminalreporter.write_line(text)
