# response-not-checked: decodes the body of an error page before it looks at the status
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        user = await response.json()  # <- here
        response.raise_for_status()
        return user


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
