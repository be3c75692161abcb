# waits-for-everything: ends a TaskGroup with the settings before posts and friends may start
import asyncio


async def dashboard(fetch):
    async with asyncio.TaskGroup() as first:
        user = first.create_task(fetch("user"))
        settings = first.create_task(fetch("settings"))
    user, settings = user.result(), settings.result()
    async with asyncio.TaskGroup() as second:
        posts = second.create_task(fetch(f"posts:{user}"))  # <- here
        friends = second.create_task(fetch(f"friends:{user}"))
    return {"user": user, "settings": settings, "posts": posts.result(), "friends": friends.result()}
