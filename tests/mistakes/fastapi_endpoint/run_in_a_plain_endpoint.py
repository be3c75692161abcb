# nested-run: a plain endpoint runs a loop of its own for the two calls
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    def profile(uid: int):
        async def both():
            return await asyncio.gather(fetch("user", uid), fetch("posts", uid), return_exceptions=True)

        results = asyncio.run(both())  # <- here
        for result in results:
            if isinstance(result, LookupError):
                raise HTTPException(404)
            if isinstance(result, BaseException):
                raise result
        return {"user": results[0], "posts": results[1]}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
