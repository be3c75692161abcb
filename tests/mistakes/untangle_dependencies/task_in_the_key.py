# wrong-result: puts the task into the key instead of the user that it gives
import asyncio


async def dashboard(fetch):
    user = asyncio.create_task(fetch("user"))
    settings = asyncio.create_task(fetch("settings"))
    posts = asyncio.create_task(fetch(f"posts:{user}"))
    friends = asyncio.create_task(fetch(f"friends:{user}"))
    return {"user": await user, "settings": await settings, "posts": await posts, "friends": await friends}  # <- here
