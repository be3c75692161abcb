"""A look at frames gives what `sys` would give, from any thread, and nobody hears of it."""

from __future__ import annotations

import inspect
import sys
import threading
from typing import TYPE_CHECKING

from grader.child import frames
from grader.child.audit import listen
from grader.child.frames import frame_above

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    import pytest


def test_it_gives_the_frame_of_whoever_asks_and_those_above() -> None:
    """The caller's own, and those of his callers."""

    def asked(depth: int) -> FrameType:
        return frame_above(depth)

    own = inspect.currentframe()
    assert own
    assert asked(0).f_code is asked.__code__
    assert [asked(1), asked(2)] == [own, own.f_back]


def test_no_audit_event_tells_of_it() -> None:
    """That is what it is for: each event costs more than the look."""
    heard: list[str] = []
    ours = threading.get_ident()
    listen(
        ["sys._getframe"],
        lambda event, _: heard.append(event) if threading.get_ident() == ours else None,
    )
    frame_above(1)
    assert not heard
    inspect.currentframe()
    assert heard


def test_threads_do_not_see_each_other() -> None:
    """Each gets its own frame, also when it comes while another one looks."""
    wrong: set[FrameType | None] = set()

    def look() -> None:
        wrong.update({*map(frame_above, [0] * 5_000)} - {inspect.currentframe()})

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        threads = [threading.Thread(target=look) for _ in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    finally:
        sys.setswitchinterval(before)
    assert not wrong


def test_whoever_comes_while_it_looks_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """What looks cannot be asked again before it is done: `sys` answers then."""
    found: list[FrameType] = []
    own = inspect.currentframe()
    assert own

    def interrupted() -> Iterator[FrameType]:
        while True:
            found.append(frame_above())
            yield own

    monkeypatch.setattr(frames, "_look", interrupted().__next__)
    frame_above()
    assert [each.f_code for each in found] == [interrupted.__code__]
