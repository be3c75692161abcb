"""Write an edition to a new folder, all of it or nothing."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from grader import edition
from grader.edition import HiddenTests
from grader.errors import KataError, UsageError
from grader.export import seal
from grader.export.contents import File, contents

if TYPE_CHECKING:
    from pathlib import Path

    from grader.course import Course
    from grader.export.seal import Recorded


def refuse_bad_place(folder: Path) -> None:
    """Raise UsageError for a folder that holds something, before any work is done."""
    if folder.is_dir() and not any(folder.iterdir()):
        return
    if folder.exists() or folder.is_symlink():
        what = "is not empty" if folder.is_dir() else "is no folder"
        raise UsageError(f"{folder} {what}. Name a new folder for the student edition.")


def export(course: Course, folder: Path, tests: HiddenTests, recorded: Recorded) -> int:
    """Write the edition and give the number of its files; `recorded` is what reference solutions did."""
    refuse_bad_place(folder)
    files = list(contents(course, tests))
    if tests is HiddenTests.SEALED:
        files.append(File(edition.ARCHIVE.as_posix(), seal.archive(course.exercises, recorded)))
    beside = folder.with_name(f".{folder.name}.{os.urandom(4).hex()}.tmp")
    try:
        for file in files:
            _write(beside / file.path, file.data)
        with suppress(FileNotFoundError):
            folder.rmdir()  # an empty one: where it stays, nothing can take its name on Windows
        beside.rename(folder)
    except OSError as error:
        raise KataError(f"{error.filename or folder} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(files)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
