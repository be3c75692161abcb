# forgotten-await: gather gives a future, and nobody awaits it
import asyncio

from fastapi import FastAPI


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        results = asyncio.gather(fetch("user", uid), fetch("posts", uid))  # <- here
        user, posts = results
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
