# errors-hidden: takes other errors for an unknown user, too
import asyncio

from fastapi import APIRouter, FastAPI, HTTPException


def make_app(fetch, legacy) -> FastAPI:
    router = APIRouter()

    @router.get("/profile/{uid}")
    async def profile(uid: int) -> dict:
        missing = False
        try:
            async with asyncio.TaskGroup() as tg:
                user = tg.create_task(fetch("user", uid))
                posts = tg.create_task(fetch("posts", uid))
        except* (LookupError, ValueError, RuntimeError):
            missing = True
        if missing:
            raise HTTPException(status_code=404, detail="no such user")
        return {"user": user.result(), "posts": posts.result()}

    @router.get("/report/{n}")
    async def report(n: int) -> dict:
        return {"n": n, "report": await asyncio.to_thread(legacy, n)}

    @router.get("/health")
    def health() -> dict:
        return {"ok": True}

    app = FastAPI(title="katas")
    app.include_router(router)
    return app
