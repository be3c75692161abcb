# thread-limits: has three threads for all reports
import asyncio
from concurrent.futures import ThreadPoolExecutor

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()
    pool = ThreadPoolExecutor(3)  # <- here

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
        return {"n": n, "report": await asyncio.get_running_loop().run_in_executor(pool, legacy, n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
