"""Define the messages between the parent and the processes that run checks, and their framing.

A frame is four bytes of length, big endian, and that many bytes: a signature, then JSON. The parent decodes
strictly and bounds what it reads: the sender shares a process with code that nobody has reviewed. The key of
the signature, drawn for each job, never comes back: what such code writes to a channel that it found, or
changes on the way, is not taken for a report.
"""

from __future__ import annotations

import hmac
import importlib
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from grader.model import Check, CheckResult, Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

_Sign = Callable[[bytes, bytes, str], bytes]
try:
    # In C: there is nothing in it that could be replaced.
    _sign: _Sign = importlib.import_module("_hashlib").hmac_digest
except (ImportError, AttributeError):
    _sign = hmac.digest

VERSION = 1
MAX_FRAME = 1 << 20  # bytes; a longer frame is refused
MAX_TOTAL = 8 << 20  # bytes from one child
_HEADER = struct.Struct(">I")
_SIGNATURE = 32  # bytes


class WireError(Exception):
    """A frame that is too long, cut off or not a known message."""


class Job(msgspec.Struct, frozen=True, tag=True):
    """Ask a child to run the checks of one exercise."""

    slug: str
    module: str  # the stem of the learner's file
    source: str  # the learner's text
    filename: str  # how messages name the learner's file
    tests: str  # path of the hidden tests
    checks: tuple[Check, ...]
    seed: int
    clock: Clock
    home: str  # an empty directory: the child's cwd, HOME and TMPDIR
    seconds: float  # real seconds that one check may take before it counts as hung
    extra: str = ""  # the optional packages that the exercise needs
    database: str = ""  # the address of an empty database, for an exercise that needs one
    strict: bool = False  # what learner code may not look at is noticed while it runs
    key: str = ""  # signs each frame of the answer
    version: int = VERSION


class Enclosure(msgspec.Struct, frozen=True):
    """Tell a process that serves jobs how it is to be closed in."""

    hidden: tuple[str, ...] = ()  # folders below which no job may read a file
    folder: str = ""  # what jobs have their homes in
    spaces: bool = False  # leave the machine's users, processes and network, where the kernel allows it


class Started(msgspec.Struct, frozen=True, tag=True):
    """Say that a check begins, so that its silence can be told from another's."""

    check: str


class Done(msgspec.Struct, frozen=True, tag=True):
    """Report one check."""

    result: CheckResult


class Finished(msgspec.Struct, frozen=True, tag=True):
    """Say that every check of the job has reported."""


Message = Job | Started | Done | Finished

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Message] = msgspec.json.Decoder(Message)


def encode(message: Message, key: bytes = b"") -> bytes:
    """Give the frame of a message; with a key it is signed."""
    return encoder(key)(message)


def encoder(key: bytes) -> Callable[[object], bytes]:
    """Give what makes signed frames of messages, or of plain values that look like them.

    Everything that it needs is bound now: a program may replace the names of this module later.
    """
    dump, pack, sign, whole = _encoder.encode, _HEADER.pack, _sign, _encodable

    def encoded(message: object) -> bytes:
        try:
            body = dump(message)
        except UnicodeEncodeError:  # an error of the program's may speak of halves of characters
            body = dump(whole(message))
        if key:
            body = sign(key, body, "sha256") + body
        return pack(len(body)) + body

    return encoded


def _encodable(message: object) -> object:
    """Give the plain values of a message; what no file can hold stands there as an escape."""
    return _escaped(msgspec.to_builtins(message))


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {_escaped(key): _escaped(each) for key, each in value.items()}
    return [_escaped(each) for each in value] if isinstance(value, list | tuple) else value


def decode(body: bytes) -> Message:
    """Give the message of a frame's body; raise WireError for anything else."""
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise WireError(f"not a message: {error}") from error


def read(stream: BinaryIO, key: bytes = b"", max_frame: int = MAX_FRAME) -> Message | None:
    """Read one message, or None at the end of the stream; raise WireError for a bad frame or another key."""
    header = _read_exactly(stream, _HEADER.size)
    if header is None:
        return None
    (length,) = _HEADER.unpack(header)
    if length > max_frame:
        raise WireError(f"a frame of {length} bytes (limit {max_frame})")
    body = _read_exactly(stream, length)
    if body is None:
        raise WireError("the stream ended inside a frame")
    if not key:
        return decode(body)
    signature, body = body[:_SIGNATURE], body[_SIGNATURE:]
    if not hmac.compare_digest(signature, hmac.digest(key, body, "sha256")):
        raise WireError("a frame that the checks did not send")
    return decode(body)


def messages(stream: BinaryIO, max_total: int = MAX_TOTAL) -> Iterator[Message]:
    """Yield messages until Finished or the end of the stream; raise WireError beyond the bounds."""
    total = 0
    while (message := read(stream)) is not None:
        total += len(_encoder.encode(message))
        if total > max_total:
            raise WireError(f"more than {max_total} bytes from one child")
        yield message
        if isinstance(message, Finished):
            return


def _read_exactly(stream: BinaryIO, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = stream.read(size)
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
