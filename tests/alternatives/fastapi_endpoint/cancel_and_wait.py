# Tasks by hand: when the first error decides, before Python 3.11
import asyncio

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int) -> dict[str, object]:
        tasks = [asyncio.ensure_future(fetch(what, uid)) for what in ("user", "posts")]
        try:
            user, posts = await asyncio.gather(*tasks)
        except LookupError:
            return JSONResponse({"detail": "unknown"}, status_code=404)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    async def report(n: int):
        return {"n": n, "report": await run_in_threadpool(legacy, n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
