# wrong-result: asks with urllib in threads, past the session and with errors of another type
import asyncio
import json
import urllib.request

import aiohttp


def read(url):
    with urllib.request.urlopen(url) as response:
        return json.load(response)


async def get_users(session, base_url, ids):
    return await asyncio.gather(*[asyncio.to_thread(read, f"{base_url}/{i}") for i in ids])


async def main(base_url, ids):
    async with aiohttp.ClientSession() as session:
        return await get_users(session, base_url, ids)
