# nested-run: asyncio.run inside the running loop
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        async def both():
            return await asyncio.gather(fetch("user", uid), fetch("posts", uid))

        try:
            user, posts = asyncio.run(both())  # <- here
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
