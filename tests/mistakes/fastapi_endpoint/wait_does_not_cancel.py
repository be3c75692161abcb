# others-keep-running: waits for tasks that nobody cancels with their request
import asyncio

from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        tasks = [asyncio.create_task(fetch(what, uid)) for what in ("user", "posts")]
        await asyncio.wait(tasks)
        errors = [task.exception() for task in tasks if task.exception()]
        if errors and all(isinstance(error, LookupError) for error in errors):
            raise HTTPException(404)
        return {"user": tasks[0].result(), "posts": tasks[1].result()}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
