"""Note which sessions the learner's code makes, and at which line it asks for what."""

from __future__ import annotations

import asyncio
import weakref
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

import aiohttp
from yarl import URL

from grader.child.frames import frame_above

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.evidence.places import Learner
    from grader.model import Place


@dataclass(frozen=True, slots=True)
class MadeSession:
    """One ClientSession that the learner's code made, at a line."""

    session: aiohttp.ClientSession
    place: Place

    @property
    def closed(self) -> bool:
        """Whether it is closed by now."""
        return self.session.closed


@dataclass(slots=True)
class Asked:
    """One request that was begun, of the learner's code where it has a place."""

    method: str
    path: str  # with the query, as a server sees it
    place: Place | None
    start: float
    session: aiohttp.ClientSession
    matched: bool = False  # the server has seen it
    response: weakref.ref[aiohttp.ClientResponse] | None = None

    @property
    def holds_connection(self) -> bool:
        """Whether its response keeps a connection from all other requests: it is neither read nor closed."""
        response = self.response() if self.response else None
        return response is not None and response.connection is not None


@dataclass(slots=True)
class ClientWatch:
    """Look at aiohttp's client while entered."""

    learner: Learner
    now: Callable[[], float]
    sessions: list[MadeSession] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    _undo: list[tuple[str, Any]] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._put("__init__", self._noting_session(aiohttp.ClientSession.__init__))
        self._put("_request", self._noting_request(aiohttp.ClientSession._request))
        return self

    def __exit__(self, *_: object) -> None:
        while self._undo:
            setattr(aiohttp.ClientSession, *self._undo.pop())

    @property
    def held(self) -> list[Asked]:
        """The requests whose responses keep a connection now."""
        return [each for each in self.asked if each.holds_connection]

    def find(self, method: str, path: str) -> Asked | None:
        """Give the first request for a path that the server has not seen yet; now it has."""
        found = next(
            (
                each
                for each in self.asked
                if not each.matched and (each.method, each.path) == (method.upper(), path)
            ),
            None,
        )
        if found is not None:
            found.matched = True
        return found

    def _put(self, name: str, new: object) -> None:
        self._undo.append((name, vars(aiohttp.ClientSession)[name]))
        setattr(aiohttp.ClientSession, name, new)

    def _noting_session(self, real: Any) -> Any:
        def init(session: Any, *args: Any, **kwargs: Any) -> None:
            real(session, *args, **kwargs)
            place = self.learner.in_stack(frame_above(1))
            if place is not None:
                self.sessions.append(MadeSession(session, place))

        return init

    def _noting_request(self, real: Any) -> Any:
        async def _request(session: Any, method: str, str_or_url: Any, *args: Any, **kwargs: Any) -> Any:
            # The frames of the whole await chain are on the stack while its task runs a step.
            place = self.learner.in_step(frame_above(1)) or _creation(asyncio.current_task())
            path = URL(str_or_url).raw_path_qs
            asked = Asked(method.upper(), path, place, self.now(), session)
            self.asked.append(asked)
            response = await real(session, method, str_or_url, *args, **kwargs)
            asked.response = weakref.ref(response)
            return response

        return _request


def _creation(task: asyncio.Task[Any] | None) -> Place | None:
    place: Place | None = getattr(getattr(task, "record", None), "created", None)
    return place
