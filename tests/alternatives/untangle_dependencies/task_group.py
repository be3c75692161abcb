# TaskGroup that grows: when one failure should stop the whole page
import asyncio


async def dashboard(fetch):
    async with asyncio.TaskGroup() as tg:
        settings = tg.create_task(fetch("settings"))
        user = await fetch("user")
        posts = tg.create_task(fetch(f"posts:{user}"))
        friends = tg.create_task(fetch(f"friends:{user}"))
    return {"user": user, "settings": settings.result(), "posts": posts.result(), "friends": friends.result()}
