# wait_for around a helper that looks at status and type: when exceptions are for surprises only
import asyncio
import json

import aiohttp


async def ask(session, url):
    async with session.get(url) as response:
        if response.status >= 400:
            return "http", response.status
        if response.content_type != "application/json":
            return "format", response.content_type
        text = await response.text()
    try:
        return "ok", json.loads(text)
    except ValueError as error:
        return "format", str(error)


async def fetch(session, url, limit):
    try:
        return await asyncio.wait_for(ask(session, url), limit)
    except TimeoutError:
        return "timeout", url
    except (aiohttp.ClientError, ConnectionError) as error:
        return "network", repr(error)
