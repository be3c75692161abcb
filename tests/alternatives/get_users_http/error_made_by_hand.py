# A ClientResponseError made by hand: when the message should say more
import asyncio
import json

import aiohttp


async def get_user(session, url):
    async with session.request("GET", url) as response:
        if response.status >= 400:
            raise aiohttp.ClientResponseError(
                response.request_info, response.history, status=response.status, message="bad status"
            )
        return json.loads(await response.read())


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(session, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    session = aiohttp.ClientSession()
    try:
        return await get_users(session, base_url, ids)
    finally:
        await session.close()
