"""Ask a server of the learner's from a thread with a loop of its own, which nobody can hold.

A probe in the loop that it looks at would be held up together with it, and measure nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import aiohttp

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 5.0  # seconds for the thread to start or to end; it needs a few milliseconds


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request came to; times are on the clock of the check, in seconds."""

    path: str
    status: int  # 0: there was no answer
    body: Any  # decoded JSON; a text where it is none
    start: float
    end: float
    error: BaseException | None = None  # why there was no answer, or what the application let out

    @property
    def seconds(self) -> float:
        """How long the answer took."""
        return self.end - self.start


class Probe:
    """A client on its own thread; enter it with `async with`, or start it and close it.

    It takes part in the check's clock, whichever that is; its loop belongs to nobody's trace. Each request
    has a connection of its own, which ends with it.
    """

    def __init__(self, url: str, now: Callable[[], float], *, limit: float = 10.0) -> None:
        """Take the URL before each path, and the seconds after which a request is given up."""
        self._url = url
        self._now = now
        self._limit = limit
        self._started = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="the probe", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()
        self._started.wait(_PATIENCE)
        if self._loop is None:
            raise RuntimeError("the kit's probe does not start")

    def close(self) -> None:
        """Give up what is still asked for, and end the thread."""
        if self._loop is not None and self._stop is not None:
            with contextlib.suppress(RuntimeError):  # closed already
                self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(_PATIENCE)

    async def __aenter__(self) -> Self:
        self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    async def get(self, *paths: str, after: float = 0.0) -> list[Answer]:
        """Ask for paths at the same time, the last one some seconds after the others; give all answers."""
        assert self._loop is not None  # it is started
        asking = self._get_all(paths, after)
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asking, self._loop))

    # --- in the probe's thread

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._work())
        finally:
            self._started.set()

    async def _work(self) -> None:
        self._stop = asyncio.Event()
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        timeout = aiohttp.ClientTimeout(total=self._limit)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as self._session:
            self._loop = asyncio.get_running_loop()
            self._started.set()
            await self._stop.wait()

    async def _get_all(self, paths: tuple[str, ...], after: float) -> list[Answer]:
        last = len(paths) - 1
        asking = [self._get(path, after if index == last else 0.0) for index, path in enumerate(paths)]
        return await asyncio.gather(*asking)

    async def _get(self, path: str, after: float) -> Answer:
        if after:
            await asyncio.sleep(after)
        start = self._now()
        try:
            async with self._session.get(self._url + path) as response:
                body = decoded(await response.text())
            return Answer(path, response.status, body, start, self._now())
        except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
            return Answer(path, 0, None, start, self._now(), error)


def decoded(text: str) -> Any:
    """Give what a JSON text says, and any other text as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text
