# unchecked-results: looks for a LookupError only, and answers with any other one
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        found = await asyncio.gather(fetch("user", uid), fetch("posts", uid), return_exceptions=True)
        if any(isinstance(each, LookupError) for each in found):
            raise HTTPException(404)
        return {"user": found[0], "posts": found[1]}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
