# forgotten-await: the answer holds coroutines
from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            return {"user": fetch("user", uid), "posts": fetch("posts", uid)}  # <- here
        except LookupError:
            raise HTTPException(404)

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
