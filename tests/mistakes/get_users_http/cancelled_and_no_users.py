# swallowed-cancellation: gives no users where the caller has cancelled
import asyncio

import aiohttp


async def get_users(session, base_url, ids):
    async def get_user(i):
        async with session.get(f"{base_url}/{i}", raise_for_status=True) as response:
            return await response.json()

    try:
        return await asyncio.gather(*map(get_user, ids))
    except asyncio.CancelledError:
        return []


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
