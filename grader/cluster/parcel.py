"""Send hidden tests along: a worker needs the grader, and of the course nothing but these."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable

_Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files under one name, which tells their contents."""

    name: str
    data: bytes


def pack(tests: Iterable[Path]) -> Parcel:
    """Put test files together; the same files make the same name, wherever they lie."""
    files: _Files = tuple(sorted((place_of(path), path.read_bytes()) for path in tests))
    plain = msgspec.msgpack.encode(files)
    return Parcel(hashlib.sha256(plain).hexdigest(), zlib.compress(plain))


def unpack(data: bytes, folder: Path) -> tuple[Path, ...]:
    """Write the files into a folder and give their paths."""
    paths = []
    for place, content in msgspec.msgpack.decode(zlib.decompress(data), type=_Files):
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)


def place_of(tests: str | Path) -> str:
    """Give the path that a test file has below the folder of a parcel: its chapter's and its own name."""
    path = Path(tests)
    return f"tests/exercises/{path.parent.name}/{path.name}"
