# asyncio.timeout around everything: when the limit is for more than one request
import asyncio

import aiohttp


async def fetch(session, url, limit):
    try:
        async with asyncio.timeout(limit):
            async with session.get(url) as response:
                if response.status >= 400:
                    return "http", response.status
                return "ok", await response.json()
    except TimeoutError:
        return "timeout", limit
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", str(error)
    except aiohttp.ClientError as error:
        return "network", str(error)
