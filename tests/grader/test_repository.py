"""The files that set up an environment agree with each other on every platform."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from grader.extras import EXTRAS

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)


def _pins(lock: Path) -> dict[str, str]:
    text = lock.read_text(encoding="utf-8")
    return {canonicalize_name(match["name"]): match["version"] for match in PIN.finditer(text)}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: str(lock.stem))
def test_a_lock_names_no_address(lock: Path) -> None:
    """Whoever installs chooses the index: the file names none, and no file of the machine that wrote it."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    bad = [line for line in lines if "://" in line or line.startswith(("-", "/", "."))]
    assert not bad


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: str(lock.stem))
def test_every_pin_has_a_hash(lock: Path) -> None:
    """Pip refuses a lock of which one line has none."""
    text = lock.read_text(encoding="utf-8")
    requirements = [block for block in re.split(r"\n(?=[A-Za-z])", text) if PIN.match(block)]
    assert requirements
    assert all("--hash=sha256:" in block for block in requirements)


def test_the_locks_pin_the_same_versions() -> None:
    """What the tests prove is what learners run."""
    merged: dict[str, str] = {}
    for lock in LOCKS:
        for name, version in _pins(lock).items():
            assert merged.setdefault(name, version) == version, f"{lock.name}: {name}"


def test_the_lock_satisfies_the_project() -> None:
    """A dependency that was added to pyproject.toml is in the lock, in an accepted version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = _pins(ROOT / "requirements" / "grade.txt")
    for text in project["dependencies"]:
        wanted = Requirement(text)
        version = pins.get(canonicalize_name(wanted.name))
        assert version is not None, f"{text} is not in the lock: nox -s lock"
        assert wanted.specifier.contains(version, prereleases=True), f"{text}: the lock has {version}"


@pytest.mark.parametrize("name", [name for name, extra in EXTRAS.items() if extra.modules])
def test_an_extra_can_be_installed(name: str) -> None:
    """What an exercise may ask for is an extra of the project, and its lock holds the extra's packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {canonicalize_name(Requirement(text).name) for text in project["optional-dependencies"][name]}
    assert wanted <= _pins(ROOT / "requirements" / f"{name}.txt").keys()
    assert {canonicalize_name(module) for module in EXTRAS[name].modules} <= wanted
    text = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert name in ast.literal_eval(text.partition("\nEXTRAS = ")[2].partition("  #")[0])


def test_the_locks_hold_what_is_imported() -> None:
    """What is there by chance on one machine is missing on the next."""
    own = {"docs", "grader", "tests"} | set(sys.stdlib_module_names)
    distributions = importlib.metadata.packages_distributions()
    for lock, folders in (
        ("tests", ("docs", "tests/grader", "tests/course", "tests/bench")),
        ("cluster", ("grader/cluster",)),
        ("grade", ("grader",)),
    ):
        pins = _pins(ROOT / "requirements" / f"{lock}.txt")
        for path in (path for folder in folders for path in (ROOT / folder).rglob("*.py")):
            if lock == "grade" and path.is_relative_to(ROOT / "grader" / "cluster"):
                continue  # an extra of its own
            if path.is_relative_to(ROOT / "tests" / "grader" / "attacks"):
                continue  # programs of others, which import what they please
            for name in _imported(path) - own:
                found = {canonicalize_name(each) for each in distributions.get(name, [name])}
                assert found & pins.keys(), (
                    f"{path.relative_to(ROOT)} imports {name}, which is not in {lock}.txt"
                )


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def test_a_wheel_holds_all_that_the_grader_reads(tmp_path: Path) -> None:
    """Templates and pages of explanation are packed beside the modules."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = [path for path in (ROOT / "grader").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.relative_to(ROOT).as_posix() for path in files} <= packed
