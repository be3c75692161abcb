# Outcomes first: when both calls should have their chance
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        outcomes = await asyncio.gather(fetch("user", uid), fetch("posts", uid), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, LookupError):
                raise HTTPException(404, str(outcome))
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        user, posts = outcomes
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    async def report(n: int):
        return {"n": n, "report": await asyncio.to_thread(legacy, n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
