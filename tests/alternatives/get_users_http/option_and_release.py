# raise_for_status as an option and release in finally: when a block does not fit the flow
import asyncio

import aiohttp


async def get_user(session, url):
    response = await session.get(url, raise_for_status=True)
    try:
        return await response.json()
    finally:
        response.release()


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
