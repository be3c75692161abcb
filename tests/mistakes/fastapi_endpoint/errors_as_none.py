# errors-hidden: an error gives null and a status of 200
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    async def safe(what, uid):
        try:
            return await fetch(what, uid)
        except Exception:  # <- here
            return None

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        user, posts = await asyncio.gather(safe("user", uid), safe("posts", uid))
        if user is None and posts is None:
            raise HTTPException(404)
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
