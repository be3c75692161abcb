# blocking-call: submits to a pool, and stops the loop until the result is there
import asyncio
from concurrent.futures import ThreadPoolExecutor

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

    pool = ThreadPoolExecutor(8)

    @app.get("/report/{n}")
    async def report(n: int):
        return {"n": n, "report": pool.submit(legacy, n).result()}  # <- here

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
