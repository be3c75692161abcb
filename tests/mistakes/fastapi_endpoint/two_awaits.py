# sequential-awaits: the second call starts when the first has ended
from fastapi import FastAPI, HTTPException


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        try:
            user = await fetch("user", uid)  # <- here
            posts = await fetch("posts", uid)
        except LookupError:
            raise HTTPException(404) from None
        return {"user": user, "posts": posts}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
