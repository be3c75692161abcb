# errors-hidden: nobody handles LookupError, so an unknown user is a 500
import asyncio

from fastapi import FastAPI


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        tasks = [asyncio.create_task(fetch(what, uid)) for what in ("user", "posts")]
        try:
            user, posts = await asyncio.gather(*tasks)  # <- here
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
