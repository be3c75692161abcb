# result-too-early: takes the settings for done when posts and friends are
import asyncio


async def dashboard(fetch):
    settings = asyncio.create_task(fetch("settings"))
    user = await fetch("user")
    posts, friends = await asyncio.gather(fetch(f"posts:{user}"), fetch(f"friends:{user}"))
    return {"user": user, "settings": settings.result(), "posts": posts, "friends": friends}  # <- here
