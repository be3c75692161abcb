# wrong-result: asks for posts and friends of nobody
import asyncio


async def dashboard(fetch):
    parts = ["user", "settings", "posts", "friends"]
    values = await asyncio.gather(*[fetch(part) for part in parts])
    return dict(zip(parts, values))  # <- here
