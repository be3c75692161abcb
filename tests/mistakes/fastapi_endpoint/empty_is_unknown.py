# handler-contract: takes an empty answer for a user that is unknown
import asyncio
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from fastapi.concurrency import run_in_threadpool


def make_app(fetch, legacy):
    app = FastAPI()

    async def profile(uid: int):
        results = await asyncio.gather(fetch("user", uid), fetch("posts", uid), return_exceptions=True)
        for r in results:
            if isinstance(r, LookupError):
                return JSONResponse({"detail": "not found"}, status_code=404)
        for r in results:
            if isinstance(r, BaseException):
                raise r
        if not all(results):
            return JSONResponse({}, status_code=404)
        return dict(zip(("user", "posts"), results))

    async def report(n: int):
        text = await run_in_threadpool(legacy, n)
        return {"n": n, "report": text}

    async def health():
        return {"ok": True}

    app.add_api_route("/profile/{uid}", profile)
    app.add_api_route("/report/{n}", report, methods=["GET"])
    app.add_api_route("/health", health)
    return app
