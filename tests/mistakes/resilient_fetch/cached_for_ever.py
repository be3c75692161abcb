# wrong-result: keeps what a URL once gave, and does not ask again
import json

import aiohttp


CACHE = {}


async def fetch(session, url, limit):
    if url in CACHE:
        return CACHE[url]
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            CACHE[url] = "ok", await response.json()
            return CACHE[url]
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
