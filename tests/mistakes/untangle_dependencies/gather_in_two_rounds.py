# waits-for-everything: lets posts and friends wait for slow settings
import asyncio


async def dashboard(fetch):
    user, settings = await asyncio.gather(fetch("user"), fetch("settings"))
    posts, friends = await asyncio.gather(fetch(f"posts:{user}"), fetch(f"friends:{user}"))  # <- here
    return {"user": user, "settings": settings, "posts": posts, "friends": friends}
