# blocking-call: asks with urllib, which stops the loop until the answer is there
import asyncio
import json
import urllib.request

import aiohttp


async def get_user(url):
    with urllib.request.urlopen(url) as response:  # <- here
        return json.load(response)


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[get_user(f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
