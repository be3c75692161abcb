"""Read a running stack: the learner's line, what it called, and whose account that is on."""

from __future__ import annotations

import dis
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.child.blocking import forgiven, steps
from grader.model import Place

if TYPE_CHECKING:
    from types import CodeType, FrameType

    from grader.child.evidence.places import Learner

_ENGINE = os.path.dirname(os.path.dirname(__file__)) + os.sep  # noqa: PTH120  # compared with co_filename, a string
# What learner code may call.
_KIT = os.path.join(_ENGINE, "kit", "")  # noqa: PTH118  # as above
_DEPTH = 12  # learner frames kept of one stack
_RESUME = dis.opmap["RESUME"]


@dataclass(frozen=True, slots=True)
class Line:
    """Where a frame stands in learner code."""

    code: CodeType
    instruction: int  # f_lasti
    line: int


@dataclass(frozen=True, slots=True)
class Stack:
    """What matters of one stack."""

    lines: tuple[Line, ...]  # the learner's frames, deepest first
    callee: str  # the library function that the deepest learner frame called; "" for one written in C
    played: bool = False  # the callee is a fake of the kit: learners know it by this name
    own_account: bool = False  # some library below the learner acts for itself
    starting: bool = False  # a thread or process is being started
    ending: bool = False  # a pool is being shut down

    @property
    def lenient(self) -> bool:
        """Whether the time counts for something that may last longer."""
        return self.own_account or self.starting or self.ending

    @property
    def place(self) -> Place | None:
        """The deepest learner line."""
        return Place(self.lines[0].code.co_filename, self.lines[0].line) if self.lines else None


def read(frame: FrameType | None, learner: Learner) -> Stack:
    """Walk from a frame to the root of the step that it belongs to."""
    below: FrameType | None = None
    own = starting = ending = asked = False
    while frame is not None and not learner.owns((code := frame.f_code).co_filename):
        if steps.is_step(code):
            frame = None
            break
        if not code.co_filename.startswith(_ENGINE) or code.co_filename.startswith(_KIT):
            module = frame.f_globals.get("__name__") or ""
            function = (module, code.co_qualname)
            asked = asked or forgiven.waits_for_a_peer(*function)
            own = own or (forgiven.on_own_account(module) and not asked)
            starting = starting or function in forgiven.START_UP
            ending = ending or function in forgiven.SHUT_DOWN
            below = frame
        frame = frame.f_back
    played = below is not None and str(below.f_globals.get("__name__")).startswith("grader.")
    return Stack(_learner_lines(frame, learner), _name(below), played, own, starting, ending)


def _learner_lines(frame: FrameType | None, learner: Learner) -> tuple[Line, ...]:
    lines: list[Line] = []
    while frame is not None and len(lines) < _DEPTH and not steps.is_step(frame.f_code):
        if learner.owns(frame.f_code.co_filename):
            lines.append(Line(frame.f_code, frame.f_lasti, frame.f_lineno or _line_before(frame)))
        frame = frame.f_back
    if len(lines) > 1 and _just_entered(lines[0]):
        del lines[0]  # its line is the one of `def`: the time goes to who calls it
    return tuple(lines)


def _line_before(frame: FrameType) -> int:
    """Give the last line before an instruction that has none, such as the jump at the end of a loop."""
    lines = [line for start, _, line in frame.f_code.co_lines() if line and start <= frame.f_lasti]
    return lines[-1] if lines else frame.f_code.co_firstlineno


def _just_entered(line: Line) -> bool:
    """Say whether a frame stands at the start of its function, where a thread is often made to pause."""
    code = line.code.co_code
    return code[line.instruction] == _RESUME and not code[line.instruction + 1] & 3  # 1 to 3: after a yield


def _name(frame: FrameType | None) -> str:
    """Name a library function as a user would: private modules of its path left out."""
    if frame is None:
        return ""
    module: str = frame.f_globals.get("__name__") or ""
    parts = [part for part in module.split(".") if not part.startswith("_")]
    if parts[:1] == ["grader"]:  # the kit's fakes: a learner knows them by their own names
        played = getattr(frame.f_locals.get("self"), "name", "")
        return played if isinstance(played, str) and played else frame.f_code.co_name
    qualname = frame.f_code.co_qualname.rpartition("<locals>.")[2]
    last = qualname.rpartition(".")[2]
    private = last.startswith("_") and not last.endswith("__")
    return ".".join(parts if private and parts else [*parts, qualname])
