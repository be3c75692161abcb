# One task for the user that several await: when there are many parts, each with needs of its own
import asyncio


async def dashboard(fetch):
    user = asyncio.create_task(fetch("user"))

    async def of_user(part):
        return await fetch(f"{part}:{await user}")

    settings, posts, friends = await asyncio.gather(fetch("settings"), of_user("posts"), of_user("friends"))
    return {"user": user.result(), "settings": settings, "posts": posts, "friends": friends}
