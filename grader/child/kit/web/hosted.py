"""Serve the learner's aiohttp application in the loop of the check, as a real server would."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aiohttp import web

from grader.child.kit.web.probe import Probe

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.child.kit.web.probe import Answer

HOST = "127.0.0.1"
_GRACE = 0.01  # seconds that a request may still take when the server ends


@dataclass(frozen=True, slots=True)
class Fault:
    """What aiohttp's server logged: why it answered 500 in the place of a handler."""

    message: str
    error: BaseException | None  # of the handler, if it raised one


class Hosted:
    """An application, from its startup to its cleanup, asked from another thread; use it inside a loop."""

    def __init__(self, app: web.Application, now: Callable[[], float]) -> None:
        self.app = app
        self.url = ""  # once it is started
        self.faults: list[Fault] = []
        self.leaked: BaseException | None = None  # a CancelledError of cleanup, which nobody had cancelled
        self._now = now
        self._probe: Probe | None = None
        logger = logging.Logger("the server")  # noqa: LOG001  # known to nobody else
        logger.addHandler(_Faults(self.faults))
        self._runner = web.AppRunner(
            app, access_log=None, logger=logger, handle_signals=False, shutdown_timeout=_GRACE
        )

    async def start(self) -> None:
        """Run the application's startup, listen, and start the probe; errors of the startup leave."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, 0)
        await site.start()
        self.url = f"http://{HOST}:{self._runner.addresses[0][1]}"
        self._probe = Probe(self.url, self._now)
        self._probe.start()

    async def get(self, *paths: str, after: float = 0.0) -> list[Answer]:
        """Ask for paths at the same time, the last one some seconds after the others; give all answers."""
        assert self._probe is not None  # it is started
        return await self._probe.get(*paths, after=after)

    async def stop(self) -> None:
        """End the probe, and run the application's cleanup; errors of the cleanup leave."""
        if self._probe is not None:
            self._probe.close()
        task = asyncio.current_task()
        try:
            await self._runner.cleanup()
        except asyncio.CancelledError as error:
            if task is None or task.cancelling():
                raise
            self.leaked = error

    def handler_of(self, path: str) -> Any:
        """Give the function that serves a path, such as "/users/{id}" as its route says it."""
        for route in self.app.router.routes():
            if route.resource is not None and route.resource.canonical == path:
                return route.handler
        return None


class _Faults(logging.Handler):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(logging.ERROR)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._faults.append(Fault(record.getMessage(), error))
