# blocking-call: an async helper around the blocking function changes nothing
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            async with asyncio.TaskGroup() as group:
                user = group.create_task(fetch("user", uid))
                posts = group.create_task(fetch("posts", uid))
        except* LookupError:
            raise HTTPException(404)
        return {"user": user.result(), "posts": posts.result()}

    async def make_report(n):
        return legacy(n)  # <- here

    @app.get("/report/{n}")
    async def report(n: int):
        return {"n": n, "report": await make_report(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
