# waits-for-everything: lets ten requests through, whatever the pool of the session allows
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    places = asyncio.Semaphore(10)

    async def get(i):
        async with places:
            async with session.get(f"{base_url}/{i}", raise_for_status=True) as response:
                return await response.json()

    return await asyncio.gather(*[get(i) for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
