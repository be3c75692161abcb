"""Describe the way to one child: what a backend gives, and what it raises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from grader.wire import Job, Message


class Silent(Exception):
    """The child said nothing for longer than it may."""


class Gone(Exception):
    """The child ended, or closed its side, before it had reported everything."""


class Channel(Protocol):
    """One child, ready to take a job."""

    @property
    def fresh(self) -> bool:
        """Whether the child has served nobody yet; one that has may be dying of its last job."""

    def send(self, job: Job) -> None:
        """Hand over the job; raise Gone when there is nobody to take it."""

    def receive(self, seconds: float) -> Message:
        """Give the next message; raise Silent after that many real seconds, Gone, or WireError."""

    def speaks(self, seconds: float) -> bool:
        """Tell whether there is something to receive within that time; True where nobody knows."""

    def rests(self) -> bool:
        """Tell whether the child has waited since it was asked before, and nothing else; False if unknown."""

    def close(self, *, reusable: bool) -> None:
        """End what is left of the child and its process group; a worker that is still good may be kept."""


class Backend(Protocol):
    """A way to get children."""

    def open(self, tests: str) -> Channel:
        """Give a child that has collected these hidden tests; raise GraderFault when there is none."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the system does not keep jobs from, in words; known once a child has been opened."""

    def close(self) -> None:
        """End every process of this backend."""
