# exception-group: raises the HTTPException inside of a TaskGroup
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        async def get(what):
            try:
                return await fetch(what, uid)
            except LookupError:
                raise HTTPException(404)
        async with asyncio.TaskGroup() as tg:
            u, p = tg.create_task(get("user")), tg.create_task(get("posts"))
        return {"user": u.result(), "posts": p.result()}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
