# A router and a pool of its own: when reports must not take FastAPI's threads
import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from fastapi import APIRouter, Depends, FastAPI, HTTPException


def make_app(fetch, legacy):
    pool = ThreadPoolExecutor(8)

    @asynccontextmanager
    async def lifespan(app):
        yield
        pool.shutdown()

    app = FastAPI(lifespan=lifespan)
    app.include_router(routes(fetch, legacy, pool))
    return app


def routes(fetch, legacy, pool):
    router = APIRouter()

    async def calls(uid: int):
        tasks = {what: asyncio.create_task(fetch(what, uid)) for what in ("user", "posts")}
        await asyncio.wait(tasks.values())
        try:
            return {what: task.result() for what, task in tasks.items()}
        except LookupError as error:
            raise HTTPException(status_code=404, detail=repr(error)) from error
        finally:
            for task in tasks.values():
                task.exception()

    @router.get("/profile/{uid}")
    async def profile(found=Depends(calls)):
        return found

    @router.get("/report/{n}")
    async def report(n: int):
        made = await asyncio.get_running_loop().run_in_executor(pool, legacy, n)
        return {"n": n, "report": made}

    @router.get("/health")
    def health():
        return {"ok": True}

    return router
