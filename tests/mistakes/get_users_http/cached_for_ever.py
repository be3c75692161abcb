# wrong-result: keeps what an id once gave, and does not ask again
import asyncio
import aiohttp

CACHE = {}


async def get_users(session, base_url, ids):
    async def one(i):
        if i not in CACHE:
            async with session.get(f"{base_url}/{i}") as r:
                r.raise_for_status()
                CACHE[i] = await r.json()
        return CACHE[i]
    return await asyncio.gather(*(one(i) for i in ids))


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
