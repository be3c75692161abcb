# wrong-result: has the users as a default, which all calls share
import asyncio
import aiohttp


async def get_users(session, base_url, ids, users={}):
    async def one(k, i):
        async with session.get(f"{base_url}/{i}") as r:
            r.raise_for_status()
            users[k] = await r.json()
    await asyncio.gather(*(one(*p) for p in enumerate(ids)))
    return [users[k] for k in sorted(users)]


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
