# sequential-awaits: a lock around the thread lets one report pass at a time
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

    lock = asyncio.Lock()

    @app.get("/report/{n}")
    async def report(n: int):
        async with lock:
            return {"n": n, "report": await asyncio.to_thread(legacy, n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
