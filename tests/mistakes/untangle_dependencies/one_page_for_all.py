# wrong-result: two dashboards at the same time fill the same dict of the module
import asyncio

page = dict.fromkeys(["user", "settings", "posts", "friends"])


async def dashboard(fetch):
    async def fill(part, key):
        page[part] = await fetch(key)

    async def fill_for_the_user():
        await fill("user", "user")
        await asyncio.gather(*[fill(part, f"{part}:{page['user']}") for part in ("posts", "friends")])

    await asyncio.gather(fill("settings", "settings"), fill_for_the_user())
    return page.copy()
