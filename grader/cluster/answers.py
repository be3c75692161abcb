"""Define what a worker answers to a job; bytes travel, and are decoded strictly at either end."""

from __future__ import annotations

import msgspec

from grader.cluster.build import Build
from grader.model import CheckResult


class Ran(msgspec.Struct, frozen=True, tag=True):
    """The job was run."""

    results: tuple[CheckResult, ...]
    lacks: tuple[str, ...] = ()  # what the worker's system does not keep programs from


class Lacks(msgspec.Struct, frozen=True, tag=True):
    """The worker has not got the hidden tests yet: send them along."""


class Unlike(msgspec.Struct, frozen=True, tag=True):
    """The worker's grader is another one: what it found would not count."""

    worker: str
    build: Build


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The worker cannot run anything, and says why."""

    worker: str
    reason: str


Answer = Ran | Lacks | Unlike | Failed

_decoder: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def encode(answer: Answer) -> bytes:
    """Give the bytes of an answer."""
    return msgspec.json.encode(answer)


def decode(data: bytes) -> Answer:
    """Give the answer of some bytes; raise ValueError for anything else."""
    return _decoder.decode(data)
