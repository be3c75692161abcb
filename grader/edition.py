"""Know which edition of a course this is: the author's, or one for students, without answers.

An edition for students says so in a file of its own. Its hidden tests lie sealed in one archive, which keeps
them out of the way and is no secret, or they are not there at all.
"""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from grader.errors import CourseError, StudentEdition
from grader.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
FILE = Path("tests", "edition.json")
ARCHIVE = Path("tests", "hidden.zip")
POSSIBLE = "possible"  # the folder of the archive that holds what the reference solutions did
_MOST_BYTES = 64 << 20  # that an archive may hold


class HiddenTests(StrEnum):
    """Where the hidden tests of an edition are."""

    SEALED = "sealed"  # in the archive
    NONE = "none"  # with the instructor


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the edition for students says of itself."""

    version: int
    tests: HiddenTests
    exercises: tuple[str, ...]  # their files, relative to exercises/: a deleted stub is still known


class Possible(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the reference solution did in one check, as it was recorded with one seed."""

    possible_seconds: float | None
    timeline: tuple[Span, ...]


def read(root: Path) -> Edition | None:
    """Read which edition for students this is; None for the author's."""
    path = root / FILE
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Edition)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CourseError(f"{FILE.as_posix()} cannot be read: {error}. Fetch it again.") from error
    if found.version != VERSION:
        raise CourseError(f"{FILE.as_posix()} has version {found.version}, and {VERSION} is known.")
    return found


def refuse_for_students(root: Path, command: str) -> None:
    """Raise StudentEdition where a command needs what only the author's edition has."""
    if read(root) is not None:
        raise StudentEdition(
            f"`{command}` is for authors: this is the student edition, which has neither solutions nor the "
            f"files that prove a course. Run it in the author's edition."
        )


@contextmanager
def unpacked(root: Path) -> Iterator[Path]:
    """Give a folder laid out like a course that holds the hidden tests, for as long as they are needed.

    It is the course itself in the author's edition. Raise StudentEdition where the tests are elsewhere.
    """
    edition = read(root)
    if edition is None:
        yield root
        return
    if edition.tests is HiddenTests.NONE:
        raise StudentEdition(
            "The tests are with your instructor: this edition came without them, so nothing is graded here."
        )
    import tempfile  # noqa: PLC0415  # the author's edition, and a list, never pay for it

    with tempfile.TemporaryDirectory(prefix="katas-tests-", ignore_cleanup_errors=True) as folder:
        # As the child finds them after collection, whatever links lead to the folder of temporary files.
        place = Path(folder).resolve()
        _unpack(root / ARCHIVE, place)
        yield place


def recorded(folder: Path, slug: str, check: str) -> tuple[Possible, ...]:
    """Give what the reference solution did in a check, from a folder that `unpacked` gave."""
    path = folder / POSSIBLE / f"{slug}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, tuple[Possible, ...]]).get(check, ())
    except (OSError, ValueError):
        return ()


def _unpack(archive: Path, folder: Path) -> None:
    import zipfile  # noqa: PLC0415  # as above

    where = ARCHIVE.as_posix()
    try:
        with zipfile.ZipFile(archive) as found:
            if sum(each.file_size for each in found.infolist()) > _MOST_BYTES:
                raise CourseError(f"{where} is too large. Fetch it again.")
            for each in found.infolist():
                if ".." in PurePosixPath(each.filename).parts:
                    raise CourseError(f"{where} holds a file with a strange name. Fetch it again.")
            found.extractall(folder)
    except FileNotFoundError as error:
        raise CourseError(f"{where} is missing. Fetch it again: it holds the hidden tests.") from error
    except (OSError, zipfile.BadZipFile, NotImplementedError) as error:
        raise CourseError(f"{where} cannot be read: {error}. Fetch it again.") from error
