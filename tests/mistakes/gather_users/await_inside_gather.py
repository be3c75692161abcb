# sequential-awaits: awaits each download inside the arguments of gather
import asyncio


async def get_users(fetch, ids):
    async def ready(user):
        return user

    return await asyncio.gather(*[ready(await fetch(i)) for i in ids])  # <- here
