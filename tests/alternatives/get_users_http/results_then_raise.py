# Waits for all and then raises the first error: when the others should come to their end
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.json()


async def get_users(session, base_url, ids):
    found = await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids], return_exceptions=True)
    for user in found:
        if isinstance(user, BaseException):
            raise user
    return found


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
