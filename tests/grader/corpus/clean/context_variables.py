# expects: nothing
# Each task has its own value of a context variable.
import asyncio
from contextvars import ContextVar, copy_context

user = ContextVar("user", default="nobody")


async def handle(name):
    user.set(name)
    await asyncio.sleep(0.01)
    return user.get(), await asyncio.to_thread(copy_context().get, user)


async def main():
    assert await asyncio.gather(handle("ada"), handle("tim")) == [("ada", "ada"), ("tim", "tim")]


if __name__ == "__main__":
    asyncio.run(main())
