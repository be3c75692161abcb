# nested-run: a plain endpoint runs each call in a loop of its own
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    def profile(uid: int):
        try:
            user = asyncio.run(fetch("user", uid))  # <- here
            posts = asyncio.run(fetch("posts", uid))
        except LookupError:
            raise HTTPException(404)
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
