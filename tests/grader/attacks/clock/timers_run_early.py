# tries: run the loop's timers before their time
# for: untangle_dependencies
# ends: failed review

import asyncio


async def dashboard(fetch):
    loop = asyncio.get_running_loop()

    async def hurry():
        while True:
            await asyncio.sleep(0)
            for h in list(loop._scheduled):
                if not h.cancelled() and h._callback is not None:
                    h._callback(*h._args)
                    h.cancel()

    t = asyncio.create_task(hurry())
    try:
        user = await fetch("user")
        settings = await fetch("settings")
        posts = await fetch(f"posts:{user}")
        friends = await fetch(f"friends:{user}")
        return {"user": user, "settings": settings, "posts": posts, "friends": friends}
    finally:
        t.cancel()
        await asyncio.wait([t])
