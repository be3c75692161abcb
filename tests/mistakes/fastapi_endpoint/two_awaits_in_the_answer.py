# sequential-awaits: both calls are awaited where the answer is built
from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            return {"user": await fetch("user", uid), "posts": await fetch("posts", uid)}  # <- here
        except LookupError as error:
            raise HTTPException(status_code=404, detail=str(error)) from error

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
