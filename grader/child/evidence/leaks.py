"""Find what the learner's code opened and left open: sessions, transports, threads, generators."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import io
import sys
import time
import warnings
import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from grader.child.audit import listen
from grader.child.disguise import disguised
from grader.child.evidence import resources
from grader.child.evidence.after_import import AfterImport
from grader.child.frames import frame_above
from grader.model import Evidence, Finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from grader.child.evidence.places import Learner
    from grader.child.evidence.resources import Kind
    from grader.model import Place

# Wrappers of the engine, which stand between the maker and what they wrap; fakes of the kit do not.
_WRAPPERS = frozenset(
    f"grader.child.{name}"
    for name in (
        *(
            "evidence.leaks",
            "evidence.files",
            "clock.install",
            "clock.threads",
            "clock.processes",
            "blocking.wrappers",
        ),
        "kit.web.client",
    )
)
_DYING = 0.02  # seconds that a thread or process at its end may still take
_PAUSE = 0.002
_now, _sleep = time.monotonic, time.sleep  # real time, whatever clock the check has


@dataclass(slots=True)
class Opened:
    """One resource that the learner's code made; it is not kept alive."""

    kind: Kind
    name: str
    place: Place
    ref: weakref.ref[Any]
    seen: bool = False  # open at the instant that `mark` looked
    abandoned: bool = False  # collected, or closed by the loop at its end, while it was open

    @property
    def is_open(self) -> bool:
        """Whether it can still be closed; what is half made or half gone counts as closed."""
        resource = self.ref()
        with contextlib.suppress(Exception):
            return resource is not None and bool(self.kind.is_open(resource))
        return False

    @property
    def left(self) -> bool:
        """Whether nobody has closed it."""
        return (self.abandoned and self.kind.dropped) or self.is_open


class Leaks:
    """Note what is opened while entered: `mark` looks at an instant, `settle` says what stayed open."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        # By address: the interpreter clears weak references before it tells of what it collects.
        self._opened: dict[int, Opened] = {}
        self._files: dict[int, tuple[object, Place]] = {}  # by the address of the name, which a file keeps
        self._found: list[Finding] = []
        self._may_stay: frozenset[str] = frozenset()
        self._undo: list[Callable[[], None]] = []
        self._imports = AfterImport({kind.module for kind in resources.KINDS}, self._watch)

    def __enter__(self) -> Self:
        self._imports.__enter__()
        self._watch_generators()
        self._listen()
        _switch(self)
        return self

    def __exit__(self, *_: object) -> None:
        _switch(None)
        self._imports.__exit__()
        while self._undo:
            self._undo.pop()()

    def mark(self, *, generators: bool = True) -> None:
        """Look at everything now; a generator counts only if it is open at the last of these instants."""
        for opened in list(self._opened.values()):
            if opened.kind is resources.GENERATOR:
                opened.seen = generators and opened.is_open
            else:
                opened.seen = opened.abandoned or opened.is_open

    def may_stay(self, *names: str) -> None:
        """Leave resources of these names alone, such as "ThreadPoolExecutor"."""
        self._may_stay |= frozenset(names)

    def settle(self, *, marked: bool = True) -> None:
        """Decide what was left; `marked`: only of what was open at the last mark."""
        self._add_files()
        left = [
            opened
            for opened in self._opened.values()
            if opened.seen or not (marked or opened.kind is resources.GENERATOR)
        ]
        end = _now() + _DYING
        while any(_may_be_dying(opened) for opened in left) and _now() < end:
            _sleep(_PAUSE)
        found = [_finding(each) for each in left if each.name not in self._may_stay and each.left]
        self._found = sorted(dict.fromkeys(found), key=lambda each: (str(each.place), each.subject))

    def findings(self) -> tuple[Finding, ...]:
        """Give what `settle` decided."""
        return tuple(self._found)

    def opened_file(self, path: object, frame: FrameType | None) -> None:
        """Hear that a file is about to be opened."""
        place = self._maker(frame, resources.FILE.packages)
        if place:
            self._files[id(path)] = path, place

    # --- inside

    def _watch(self, module: str) -> None:
        for kind in resources.KINDS:
            if kind.module == module:
                path, _, name = kind.path.rpartition(".")
                owner = getattr(sys.modules[module], path, None)
                if owner is not None:
                    self._wrap(owner, name, functools.partial(self._made, kind))

    def _wrap(self, owner: Any, name: str, tell: Callable[[Any, FrameType], None]) -> None:
        original = getattr(owner, name)

        def watched(self: Any, *args: Any, **kwargs: Any) -> Any:
            result = original(self, *args, **kwargs)
            tell(self, frame_above(1))
            return result

        self._put(owner, name, disguised(watched, original))

    def _put(self, owner: Any, name: str, new: object) -> None:
        original = vars(owner)[name]

        def undo() -> None:
            if vars(owner).get(name) is new:  # else somebody has put another thing on top since
                setattr(owner, name, original)

        setattr(owner, name, new)
        self._undo.append(undo)

    def _made(self, kind: Kind, resource: Any, frame: FrameType | None) -> None:
        place = self._maker(frame, kind.packages)
        if place is None:
            self._opened.pop(id(resource), None)  # the address of something that is gone
            return
        with contextlib.suppress(TypeError):
            self._opened[id(resource)] = Opened(kind, kind.name(resource), place, weakref.ref(resource))

    def _maker(self, frame: FrameType | None, packages: tuple[str, ...]) -> Place | None:
        """Give the learner's line if it asked for the resource itself, not through another library."""
        while frame is not None:
            if self._learner.owns(frame.f_code.co_filename):
                # What a module makes for itself lives as long as the module.
                return None if frame.f_code.co_name == "<module>" else self._learner.in_stack(frame)
            module: str = frame.f_globals.get("__name__") or ""
            between = module in _WRAPPERS or any(f"{module}.".startswith(f"{name}.") for name in packages)
            if not between:
                return None
            frame = frame.f_back
        return None

    def _watch_generators(self) -> None:
        loop: Any = asyncio.BaseEventLoop
        first, finalize, shut_down = (
            loop._asyncgen_firstiter_hook,
            loop._asyncgen_finalizer_hook,
            loop.shutdown_asyncgens,
        )

        def firstiter(running: Any, generator: Any) -> None:
            first(running, generator)
            self._made(resources.GENERATOR, generator, frame_above(1))

        def finalizer(running: Any, generator: Any) -> None:
            self._abandon(generator)
            finalize(running, generator)

        def shutdown(running: Any) -> Any:
            for generator in list(running._asyncgens):
                self._abandon(generator)
            return shut_down(running)

        self._put(loop, "_asyncgen_firstiter_hook", firstiter)
        self._put(loop, "_asyncgen_finalizer_hook", finalizer)
        self._put(loop, "shutdown_asyncgens", shutdown)

    def _abandon(self, resource: object) -> None:
        opened = self._opened.get(id(resource))
        if opened is not None and not opened.abandoned:
            with contextlib.suppress(Exception):  # what is half made has not the fields that are asked for
                opened.abandoned = bool(opened.kind.is_open(resource))
                opened.ref = weakref.ref(resource)  # a generator loses the old one before it is closed

    def _listen(self) -> None:
        show: Any = warnings._showwarnmsg  # type: ignore[attr-defined]  # whom the interpreter itself calls
        asked_for = bool(sys.warnoptions) or sys.flags.dev_mode
        filters = warnings.filters[:]

        def showwarnmsg(message: Any) -> None:
            if message.source is not None and issubclass(message.category, ResourceWarning):
                self._abandon(message.source)
                if not asked_for:
                    return
            show(message)

        def undo() -> None:
            warnings._showwarnmsg = show  # type: ignore[attr-defined]  # as above
            ours = [each for each in warnings.filters if each not in filters and each[2] is ResourceWarning]
            for each in ours:
                warnings.filters.remove(each)  # type: ignore[attr-defined]  # typed as a sequence, a list in truth
            warnings._filters_mutated()  # type: ignore[attr-defined]  # caches of decisions know the filters

        warnings._showwarnmsg = showwarnmsg  # type: ignore[attr-defined]  # as above
        warnings.simplefilter("always", ResourceWarning)
        self._undo.append(undo)

    def _add_files(self) -> None:
        if not self._files:
            return
        for each in gc.get_objects():
            if type(each) is io.FileIO and not each.closed:
                _name, place = self._files.get(id(each.name), (None, None))
                if place:
                    opened = Opened(resources.FILE, "file", place, weakref.ref(each), seen=True)
                    self._opened[id(each)] = opened


def _may_be_dying(opened: Opened) -> bool:
    return opened.kind.module in {"threading", "multiprocessing.process", "subprocess"} and opened.is_open


def _finding(opened: Opened) -> Finding:
    generator = opened.kind is resources.GENERATOR
    kind = Evidence.GENERATOR_OPEN if generator else Evidence.RESOURCE_OPEN
    return Finding(kind, opened.place, opened.name)


_active: Leaks | None = None
_listening: list[bool] = []


def _switch(leaks: Leaks | None) -> None:
    global _active  # noqa: PLW0603  # a listener cannot be removed, only told to be quiet
    _active = leaks
    if not _listening:
        _listening.append(True)
        listen(["open"], _opened)


def _opened(_event: str, arguments: tuple[Any, ...]) -> None:
    if _active is not None and arguments[1] is not None:
        with contextlib.suppress(Exception):  # an error here would surface in the learner's call
            _active.opened_file(arguments[0], frame_above(2))
