# A dict filled as the answers come: when the order of arrival matters on the way
import asyncio
import json

import aiohttp


async def get_users(session, base_url, ids):
    users = {}

    async def get_user(i):
        async with session.get(f"{base_url}/{i}") as response:
            body = await response.text()
            response.raise_for_status()
        users[i] = json.loads(body)

    await asyncio.gather(*map(get_user, ids))
    return [users[i] for i in ids]


async def main(base_url, ids):
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        return await get_users(session, base_url, ids)
