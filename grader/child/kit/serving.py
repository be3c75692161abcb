"""Give hidden tests the other side of HTTP; aiohttp is imported only where a check asks for it."""

# ruff: noqa: PLC0415  # a check without HTTP would pay for the import of aiohttp

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from grader.child.evidence.places import Learner
    from grader.child.kit.fakes import Recorded
    from grader.child.kit.web import ClientWatch, Responses, Server
    from grader.child.kit.web.server import RawHandler, Routes


class Serving:
    """The part of the kit that knows HTTP."""

    now: Callable[[], float]
    services: list[Recorded]
    _learner: Learner

    def server(
        self, routes: Routes | None = None, *, raw: RawHandler | None = None, name: str = "the server"
    ) -> Server:
        """Make a server on 127.0.0.1 with a thread of its own, for `async with` or `with`.

        `routes` maps paths such as "/users/{id}" or "POST /users" to handlers of aiohttp.web, or is a list
        of `web.get(…)`; `raw` takes streams instead. Its counters and calls are those of a service.
        """
        from grader.child.kit.web import Server

        server = Server(name, self.now, self.watch_client(), routes or {}, raw)
        self.services.append(server)
        return server

    def responses(self, **options: Any) -> Responses:
        """Make canned answers of aioresponses, for `with`; the options are those of aioresponses."""
        from grader.child.kit.web import Responses

        return Responses(self.watch_client(), **options)

    def refused(self) -> AbstractContextManager[str]:
        """Give in a `with` block a URL at which nobody listens."""
        from grader.child.kit.web import refused

        return refused()

    def watch_client(self) -> ClientWatch:
        """Note in a `with` block which sessions the learner's code makes, and which line asks for what."""
        from grader.child.kit.web import ClientWatch

        return ClientWatch(self._learner, self.now)
