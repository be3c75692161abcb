# handler-contract: the status is in the body, and the answer's is 200
import asyncio

from fastapi import FastAPI


def make_app(fetch, legacy):
    app = FastAPI()

    @app.get("/profile/{uid}")
    async def profile(uid: int):
        outcomes = await asyncio.gather(fetch("user", uid), fetch("posts", uid), return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, LookupError):
                return {"detail": "not found"}, 404
            if isinstance(outcome, BaseException):
                raise outcome
        return {"user": outcomes[0], "posts": outcomes[1]}

    @app.get("/report/{n}")
    def report(n: int):
        return {"n": n, "report": legacy(n)}

    @app.get("/health")
    async def health():
        return {"ok": True}

    return app
