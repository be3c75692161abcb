"""Name semaphores so that those of a job that was killed can be found."""

from __future__ import annotations

import multiprocessing
from pathlib import Path


def name_semaphores(home: str) -> None:
    """Name the semaphores of a job after the runner's folder: what is killed does not take them along."""
    process = multiprocessing.current_process()
    process._config["semprefix"] = f"/{Path(home).parent.name}"  # type: ignore[attr-defined] # no public way
