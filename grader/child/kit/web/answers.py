"""Handlers for a server of the kit: answers that take their time, and answers that never come whole."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

from aiohttp import web

from grader.child.kit.fakes import pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.child.kit.fakes import Delay

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def json_answer(
    answers: Any = None,
    *,
    delay: Delay = 0.1,
    status: int | Mapping[Any, int] | Callable[..., int] = 200,
    content_type: str = "application/json",
) -> Handler:
    """Answer with JSON after a delay; each is one value, or a mapping or function of the path's last part.

    An answer that is bytes is sent as it is; a key may be a number. One that no mapping holds is a 404.
    """

    async def handler(request: web.Request) -> web.StreamResponse:
        key = _key(request)
        seconds = pick(delay, (key,))
        if seconds:
            await asyncio.sleep(seconds)
        code = pick(status, (key,)) or 200
        answer = pick(answers, (key,))
        if answer is None and isinstance(answers, Mapping) and key not in answers:
            code = code if code >= 400 else 404
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        return web.Response(body=body, status=code, content_type=content_type)

    return handler


async def silent(request: web.Request) -> web.StreamResponse:  # noqa: ARG001  # a handler's signature
    """Take the request and never answer."""
    await asyncio.Event().wait()
    raise web.HTTPServiceUnavailable


async def unanswered(request: web.Request) -> web.StreamResponse:
    """Take the request and close the connection; aiohttp's client then asks once more, and no oftener."""
    if request.transport is not None:
        request.transport.close()
    return web.Response()


def dripping(
    pieces: Sequence[bytes], every: float, *, after: float = 0.0, content_type: str = "application/json"
) -> Handler:
    """Answer after some seconds, and send the body in pieces with seconds before each."""

    async def handler(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(after)
        response = web.StreamResponse(headers={"Content-Type": content_type})
        response.content_length = sum(map(len, pieces))
        await response.prepare(request)
        for piece in pieces:
            await asyncio.sleep(every)
            await response.write(piece)
        return response

    return handler


def breaking(
    sent: bytes, promised: int, *, after: float = 0.0, content_type: str = "application/octet-stream"
) -> Handler:
    """Promise a body of so many bytes, send these, and close the connection some seconds later."""

    async def handler(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": content_type})
        response.content_length = promised
        await response.prepare(request)
        await response.write(sent)
        await asyncio.sleep(after)
        if request.transport is not None:
            request.transport.close()
        return response

    return handler


def _key(request: web.Request) -> Any:
    last = request.path.rpartition("/")[2]
    return int(last) if last.isdecimal() else last
