"""Answer the requests of aiohttp's client from a list, without any connection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from unittest.mock import Mock

import aiohttp
from aioresponses import aioresponses

if TYPE_CHECKING:
    from grader.child.kit.web.client import Asked, ClientWatch, MadeSession


class _Response(aiohttp.ClientResponse):
    """A response whose writer is supplied: aiohttp 3.14 asks for one, and aioresponses 0.7.9 gives none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("stream_writer", Mock(output_size=0))
        super().__init__(*args, **kwargs)


class Responses(aioresponses):
    """Canned answers while entered: `answers.get(url, status=…, body=…, payload=…, repeat=True)`.

    Timeouts and limits of the client have no effect here, and two answers for one URL that are asked for at
    the same time need `repeat=`; where that matters, take a server.
    """

    def __init__(self, watch: ClientWatch, **options: Any) -> None:
        super().__init__(**options)
        self._watch = watch

    @property
    def sessions(self) -> list[MadeSession]:
        """The sessions that the learner's code made meanwhile."""
        return self._watch.sessions

    @property
    def asked(self) -> list[Asked]:
        """The requests, in the order they were begun."""
        return self._watch.asked

    def __enter__(self) -> Self:
        super().__enter__()
        return self

    def add(self, url: Any, method: str = "GET", **options: Any) -> None:  # type: ignore[override]  # passed on
        """Register an answer; the options are those of aioresponses."""
        options.setdefault("response_class", _Response)
        super().add(url, method, **options)

    def start(self) -> None:
        """Begin to answer."""
        super().start()
        self._watch.__enter__()

    def stop(self) -> None:
        """Let requests through again."""
        self._watch.__exit__()
        super().stop()
