# Coroutine for the chain inside gather: when the chain is a thing of its own
import asyncio


async def dashboard(fetch):
    async def user_with_lists():
        user = await fetch("user")
        posts, friends = await asyncio.gather(fetch(f"posts:{user}"), fetch(f"friends:{user}"))
        return {"user": user, "posts": posts, "friends": friends}

    page, settings = await asyncio.gather(user_with_lists(), fetch("settings"))
    return {**page, "settings": settings}
