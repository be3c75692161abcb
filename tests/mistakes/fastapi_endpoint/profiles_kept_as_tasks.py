# failure-cached: keeps a task for each profile, also one that has failed
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()
    tasks = {}

    async def load(uid):
        async with asyncio.TaskGroup() as group:
            user = group.create_task(fetch("user", uid))
            posts = group.create_task(fetch("posts", uid))
        return {"user": user.result(), "posts": posts.result()}

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        task = tasks.get(uid)
        if task is None or task.cancelled():
            task = tasks[uid] = asyncio.create_task(load(uid))
        try:
            return await task
        except* LookupError:
            error = HTTPException(404)
        raise error

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
