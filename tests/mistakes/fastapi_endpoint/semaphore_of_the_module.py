# loop-bound-at-import: makes the semaphore around the reports when the file is imported
import asyncio

from fastapi import FastAPI, HTTPException


reports = asyncio.Semaphore(5)  # <- here


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            async with asyncio.TaskGroup() as tg:
                user = tg.create_task(fetch("user", uid))
                posts = tg.create_task(fetch("posts", uid))
        except BaseExceptionGroup as group:
            if group.subgroup(LookupError):
                raise HTTPException(status_code=404) from None
            raise group.exceptions[0] from None
        return {"user": user.result(), "posts": posts.result()}

    @app.get("/report/{n}")
    async def report(n: int):
        async with reports:
            return {"n": n, "report": await asyncio.to_thread(legacy, n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
