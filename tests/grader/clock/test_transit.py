"""What has been sent and what has come is known, so that the clock waits only for what is under way."""

from __future__ import annotations

import socket
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from grader.child.clock import transit
from grader.child.clock.outside import GRACE, Outside
from grader.child.clock.transit import in_transit

if TYPE_CHECKING:
    from collections.abc import Iterator

linux = pytest.mark.skipif(sys.platform != "linux", reason="no other system tells")


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Connect two sockets on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        one = socket.create_connection(listening.getsockname())
        other, _ = listening.accept()
        with one, other:
            yield one, other


@linux
def test_what_was_sent_is_there(ends: tuple[socket.socket, socket.socket]) -> None:
    """Neither words nor the end of words are under way for long, read or unread, in either direction."""
    one, other = ends
    for _ in range(3):
        one.send(b"word")
        other.send(b"longer word")
    one.shutdown(socket.SHUT_WR)
    assert not in_transit(one, other)
    assert not in_transit(other, one)


@linux
@pytest.mark.parametrize("end", [False, True])
def test_what_has_not_come_is_under_way(ends: tuple[socket.socket, socket.socket], end: bool) -> None:
    """A socket that has got nothing lacks every word, and the end of words."""
    one, _ = ends
    if end:
        one.shutdown(socket.SHUT_WR)
    else:
        one.send(b"word")
    with socket.create_server(("127.0.0.1", 0)) as some, socket.create_connection(some.getsockname()) as new:
        assert in_transit(one, new)


def test_nobody_knows_of_datagrams() -> None:
    """What cannot be asked for counts as being under way."""
    with socket.socket(type=socket.SOCK_DGRAM) as one, socket.socket(type=socket.SOCK_DGRAM) as other:
        assert in_transit(one, other)


def test_where_no_system_tells_everything_is_under_way(
    ends: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other systems have no such numbers."""
    monkeypatch.setattr(transit, "_INFO", None)
    assert in_transit(*ends)


def test_a_socket_of_this_machine_alone_delivers_at_once() -> None:
    """Sending to such a socket is delivering."""
    one, other = socket.socketpair()
    with one, other:
        one.send(b"word")
        assert in_transit(one, other) is (one.family == socket.AF_INET and sys.platform != "linux")


@dataclass
class Waiting:
    """A selector in which a loop waits for one socket; it notes how long it was asked to wait."""

    one: socket.socket
    full: bool = False
    asked: list[float] = field(default_factory=list)

    def pending(self, seconds: float) -> bool:
        """Nothing ever comes."""
        self.asked.append(seconds)
        return False

    def rouse(self) -> None:
        """Nobody is asleep."""

    def descriptors(self) -> list[int]:
        """Give the socket."""
        return [self.one.fileno()]

    def sends(self) -> bool:
        """Say whether the loop waits for room."""
        return self.full

    def handles_signals(self) -> bool:
        """There are none."""
        return False

    def has_work(self) -> bool:
        """There is none."""
        return False


@linux
@pytest.mark.parametrize(
    ("lacks", "full", "asked"),
    [(False, False, [0]), (True, False, [GRACE, 0]), (False, True, [GRACE, 0])],
)
def test_the_clock_waits_only_for_what_is_under_way(
    ends: tuple[socket.socket, socket.socket],
    monkeypatch: pytest.MonkeyPatch,
    lacks: bool,
    full: bool,
    asked: list[float],
) -> None:
    """Where all has come and nobody waits to send, it looks once and goes on."""
    one, other = ends
    outside = Outside()
    outside.sockets.update(ends)
    one.send(b"word")
    if lacks:
        monkeypatch.setattr("grader.child.clock.outside.in_transit", lambda *_: True)
    waiting = Waiting(other, full)
    assert not outside.brings([waiting])
    assert waiting.asked == asked
