# tries: replace asyncio.sleep through a parameter, and put it back
# for: untangle_dependencies
# ends: failed review

import asyncio


async def dashboard(fetch, module=asyncio):
    real = module.sleep

    async def quick(*a):
        return await real(0)

    module.sleep = quick
    try:
        user = await fetch("user")
        settings = await fetch("settings")
        posts = await fetch(f"posts:{user}")
        friends = await fetch(f"friends:{user}")
        return {"user": user, "settings": settings, "posts": posts, "friends": friends}
    finally:
        module.sleep = real
