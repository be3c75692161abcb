# task-not-awaited: when the first call fails, nobody has waited for the second
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        user = asyncio.create_task(fetch("user", uid))
        posts = asyncio.create_task(fetch("posts", uid))  # <- here
        try:
            return {"user": await user, "posts": await posts}
        except LookupError:
            raise HTTPException(404)

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
