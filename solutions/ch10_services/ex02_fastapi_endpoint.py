# TaskGroup and a plain def: when a route needs several calls, and another one blocks
"""Answer many requests on one loop."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import FastAPI, HTTPException


def make_app(
    fetch: Callable[[str, int], Coroutine[Any, Any, object]], legacy: Callable[[int], object]
) -> FastAPI:
    """Make an application with the routes /profile/{uid}, /report/{n} and /health."""
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int) -> dict[str, object]:
        try:
            async with asyncio.TaskGroup() as group:  # a failure cancels the other call and waits for its end
                user = group.create_task(fetch("user", uid))
                posts = group.create_task(fetch("posts", uid))
        except ExceptionGroup as errors:  # the errors of both calls
            if errors.split(LookupError)[1]:  # there are others: as bad as any
                raise
            raise HTTPException(404) from errors
        return {"user": user.result(), "posts": posts.result()}

    @app.get("/report/{n}")
    def report(n: int) -> dict[str, object]:  # plain `def`: FastAPI calls it in a thread
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health() -> dict[str, bool]:
        return {"ok": True}

    return app
