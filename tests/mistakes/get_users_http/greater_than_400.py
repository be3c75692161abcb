# response-not-checked: a status of 400 itself is taken for data
import asyncio
import aiohttp


async def get_users(session, base_url, ids):
    async def one(i):
        async with session.get(f"{base_url}/{i}") as r:
            if r.status > 400:
                r.raise_for_status()
            return await r.json()
    return await asyncio.gather(*map(one, ids))


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
