"""A job changes nothing about files elsewhere, whatever way it takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

KEPT = """
import os, pathlib, shutil, sys
from grader.child.metadata import keep
home, elsewhere = sys.argv[1:3]
keep(home)
os.chdir(home)
pathlib.Path("own").touch()
{line}
"""
REFUSED = [
    "os.chmod(elsewhere, 0o700)",
    "os.chmod(elsewhere.encode(), 0o700)",
    "pathlib.Path(elsewhere).chmod(0o700)",
    "os.utime(elsewhere, (1, 1))",
    "shutil.copystat('own', elsewhere)",
    "os.fchmod(os.open(elsewhere, os.O_RDONLY), 0o700)",
    "os.symlink(elsewhere, 'link'); os.chmod('link', 0o700)",
    "os.chmod(os.path.basename(elsewhere), 0o700, dir_fd=os.open(os.path.dirname(elsewhere), os.O_RDONLY))",
]
linux = pytest.mark.skipif(sys.platform != "linux", reason="the places are Linux's own")


def end_of(line: str, tmp_path: Path) -> str:
    """Run a line in a home of its own, beside a file; give the last line of its complaint."""
    home, elsewhere = tmp_path / "home", tmp_path / "file"
    home.mkdir(parents=True)
    elsewhere.touch(mode=0o644)
    program = [sys.executable, "-c", KEPT.format(line=line), str(home), str(elsewhere)]
    ended = subprocess.run(program, capture_output=True, text=True, check=False)
    assert elsewhere.stat().st_mode & 0o777 == 0o644
    return ended.stderr.strip().rpartition("\n")[2]


@linux
@pytest.mark.parametrize("line", REFUSED)
def test_nothing_changes_elsewhere(line: str, tmp_path: Path) -> None:
    """Modes and times of files beside the job's folder stay as they are."""
    assert end_of(line, tmp_path).startswith("PermissionError: This file is none of the program's.")


@linux
@pytest.mark.parametrize("line", ["os.chmod('own', 0o600)", "os.utime('own')", "open('own', 'w').close()"])
def test_its_own_files_are_its_own(line: str, tmp_path: Path) -> None:
    """In the job's folder all that is allowed."""
    assert end_of(line, tmp_path) == ""


@linux
def test_nothing_stays_in_the_memory_of_all(tmp_path: Path) -> None:
    """No file is made there by its path; semaphores are."""
    name = f"katas-{os.getpid()}"
    assert end_of(f"os.chdir('/dev/shm'); open('{name}', 'w')", tmp_path).startswith("PermissionError")
    assert end_of("import multiprocessing; multiprocessing.Lock()", tmp_path / "other") == ""
    assert not Path("/dev", "shm", name).exists()
