# forgotten-await: a plain endpoint cannot await, and answers with coroutines
from fastapi import FastAPI


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    def profile(uid: int):
        return {"user": fetch("user", uid), "posts": fetch("posts", uid)}  # <- here

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
