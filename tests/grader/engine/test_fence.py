"""The fence gives a job nothing to lean on."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FENCED = """
import sys, tempfile
tempfile.gettempdir()
from grader.child.fence import fence
fence(sys.argv[1])
with open("told", "w") as file:
    file.write(tempfile.gettempdir())
"""


def test_temporary_files_go_into_the_job_s_folder(tmp_path: Path) -> None:
    """Even when the process knew another folder for them: there the job may not write."""
    subprocess.run([sys.executable, "-c", FENCED, str(tmp_path)], check=True)
    assert (tmp_path / "told").read_text(encoding="utf-8") == str(tmp_path)
