# wrong-result: takes every status but 200 for a failure
import asyncio

import aiohttp


async def get_user(session, url):
    async with session.get(url) as response:
        if response.status != 200:
            raise aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status, headers=response.headers
            )
        return await response.json()


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
