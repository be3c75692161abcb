"""Ask an ASGI application, such as one of FastAPI, in the loop of the check and without any connection."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

import anyio._backends._asyncio  # noqa: F401  # else loaded at the first use of a thread, in the loop of a check
import httpx
from fastapi import FastAPI

from grader.child.kit.web.probe import Answer, decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

_HOST = "http://service.test"


class Site:
    """An application, to be asked."""

    def __init__(
        self,
        app: Any,
        now: Callable[[], float],
        start: Callable[[Coroutine[Any, Any, Answer]], asyncio.Task[Answer]],
    ) -> None:
        self._app = app
        self._now = now
        self._start = start

    async def get(self, *paths: str, after: float = 0.0) -> list[Answer]:
        """Ask for paths at the same time, the last one some seconds after the others; give all answers."""
        if len(paths) == 1:
            return [await self._get(paths[0], after)]  # in this task: its caller looks at what is left now
        last = len(paths) - 1
        asking = [self._get(path, after if index == last else 0.0) for index, path in enumerate(paths)]
        return await asyncio.gather(*map(self._start, asking))

    async def _get(self, path: str, after: float) -> Answer:
        errors: list[BaseException] = []

        async def app(scope: Any, receive: Any, send: Any) -> None:
            try:
                await self._app(scope, receive, send)
            except Exception as error:
                errors.append(error)
                raise

        if after:
            await asyncio.sleep(after)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=_HOST) as client:
            start = self._now()
            response = await client.get(path)
        return Answer(
            path, response.status_code, decoded(response.text), start, self._now(), next(iter(errors), None)
        )


def _warm_up() -> None:
    """Make and ask one application, without a loop: the first ones compute for a tenth of a second.

    The checks are forked from this process, so none of them has that on its clock.
    """
    app = FastAPI()
    app.get("/{number}")(_first)
    request = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=_HOST).build_request("GET", "/1")
    scope = {"type": "http", "method": "GET", "path": request.url.path, "query_string": b""}
    scope |= {"headers": [(name.lower(), text) for name, text in request.headers.raw]}
    with contextlib.suppress(StopIteration):
        app(scope, _received, _sent).send(None)  # nothing in it waits


async def _first(number: int) -> dict[str, int]:
    return {"number": number}


async def _received() -> dict[str, Any]:
    return {"type": "http.request"}


async def _sent(message: Any) -> None:
    pass


_warm_up()
