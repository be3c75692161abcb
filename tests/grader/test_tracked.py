"""What lies at the top of the repository belongs there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {"docs", "exercises", "grader", "requirements", "solutions", "tests"}
FILES = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "noxfile.py", "pyproject.toml"}
FOR_TOOLS = {".ci", ".devcontainer", ".gitattributes", ".github", ".gitignore", ".vscode"}


def test_nothing_else_is_at_the_top() -> None:
    """What a program leaves in the current folder, such as a database, is not handed on to everybody."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs git and a clone")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {name.partition("/")[0] for name in listed.splitlines()} == FOLDERS | FILES | FOR_TOOLS
