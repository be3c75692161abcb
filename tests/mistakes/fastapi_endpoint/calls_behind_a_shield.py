# shield-misused: shields the calls from the cancellation of their request
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        calls = asyncio.gather(fetch("user", uid), fetch("posts", uid), return_exceptions=True)
        found = await asyncio.shield(calls)
        for each in found:
            if isinstance(each, LookupError):
                raise HTTPException(404)
            if isinstance(each, Exception):
                raise each
        return dict(zip(("user", "posts"), found))

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
