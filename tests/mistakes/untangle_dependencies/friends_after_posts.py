# sequential-awaits: starts the friends when the posts are there
import asyncio


async def dashboard(fetch):
    settings_task = asyncio.create_task(fetch("settings"))
    user = await fetch("user")
    posts = await fetch(f"posts:{user}")
    friends = await fetch(f"friends:{user}")  # <- here
    return {
        "user": user,
        "settings": await settings_task,
        "posts": posts,
        "friends": friends,
    }
