# sequential-awaits: lets the settings wait for a user that they do not need
import asyncio


async def dashboard(fetch):
    user = await fetch("user")
    settings, posts, friends = await asyncio.gather(  # <- here
        fetch("settings"),
        fetch(f"posts:{user}"),
        fetch(f"friends:{user}"),
    )
    return {"user": user, "settings": settings, "posts": posts, "friends": friends}
