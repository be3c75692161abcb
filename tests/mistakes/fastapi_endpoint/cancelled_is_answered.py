# swallowed-cancellation: answers a request that was cancelled
import asyncio

from fastapi import FastAPI
from fastapi.responses import JSONResponse


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        tasks = [asyncio.create_task(fetch(what, uid)) for what in ("user", "posts")]
        try:
            user, posts = await asyncio.gather(*tasks)
        except LookupError:
            return JSONResponse({"detail": "unknown"}, status_code=404)
        except asyncio.CancelledError:  # <- here
            return JSONResponse({"detail": "the server stops"}, status_code=503)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
