# A handler for the whole application: when many routes mean the same by an error
import asyncio

from fastapi import FastAPI
from fastapi.responses import JSONResponse


def make_app(fetch, legacy):
    app = FastAPI()

    @app.exception_handler(LookupError)
    async def unknown(request, error):
        return JSONResponse({"detail": "unknown"}, status_code=404)

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            async with asyncio.TaskGroup() as group:
                user = group.create_task(fetch("user", uid))
                posts = group.create_task(fetch("posts", uid))
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0]
        return {"user": user.result(), "posts": posts.result()}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
