# cancel-not-awaited: cancels the other call, and does not wait for its end
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        tasks = [asyncio.create_task(fetch(what, uid)) for what in ("user", "posts")]  # <- here
        try:
            user, posts = await asyncio.gather(*tasks)
        except LookupError:
            for task in tasks:
                task.cancel()
            raise HTTPException(404)
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
