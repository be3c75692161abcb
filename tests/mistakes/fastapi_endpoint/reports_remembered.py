# wrong-result: keeps every report, and never asks for it again
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()
    known = {}

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            async with asyncio.TaskGroup() as group:
                user = group.create_task(fetch("user", uid))
                posts = group.create_task(fetch("posts", uid))
        except* LookupError:
            raise HTTPException(404)
        return {"user": user.result(), "posts": posts.result()}

    @app.get("/report/{n}")
    async def report(n: int):
        if n not in known:
            known[n] = await asyncio.to_thread(legacy, n)
        return {"n": n, "report": known[n]}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
