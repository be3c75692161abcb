# sequential-awaits: asks for the settings when all the rest is there
import asyncio


async def dashboard(fetch):
    user = await fetch("user")
    posts, friends = await asyncio.gather(fetch(f"posts:{user}"), fetch(f"friends:{user}"))
    settings = await fetch("settings")  # <- here
    return {"user": user, "settings": settings, "posts": posts, "friends": friends}
