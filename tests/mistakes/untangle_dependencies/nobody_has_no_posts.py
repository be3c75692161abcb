# wrong-result: takes a user that is 0 or empty for none, and fetches nothing for it
import asyncio


async def dashboard(fetch):
    async def of_the_user():
        user = await fetch("user")
        if not user:
            return user, None, None
        return user, *await asyncio.gather(fetch(f"posts:{user}"), fetch(f"friends:{user}"))

    (user, posts, friends), settings = await asyncio.gather(of_the_user(), fetch("settings"))
    return {"user": user, "settings": settings, "posts": posts, "friends": friends}
