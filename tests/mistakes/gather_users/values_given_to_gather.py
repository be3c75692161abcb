# sequential-awaits: awaits each download inside the arguments, so that gather gets the users themselves
import asyncio


async def get_users(fetch, ids):
    return await asyncio.gather(*[await fetch(i) for i in ids])  # <- here
