# A flag: when the 404 should win over other errors in the group
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        missing = False
        try:
            async with asyncio.TaskGroup() as group:
                user = group.create_task(fetch("user", uid))
                posts = group.create_task(fetch("posts", uid))
        except* LookupError:
            missing = True
        if missing:
            raise HTTPException(404)
        return {"user": user.result(), "posts": posts.result()}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
