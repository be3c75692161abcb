# wrong-result: asks again when the connection fails, where one request is due
import asyncio
import json
import aiohttp


async def fetch(session, url, limit):
    for attempt in (1, 2):
        try:
            async with asyncio.timeout(limit), session.get(url) as r:
                if r.status >= 400:
                    return "http", r.status
                return "ok", await r.json()
        except TimeoutError as e:
            return "timeout", e
        except (aiohttp.ContentTypeError, json.JSONDecodeError) as e:
            return "format", e
        except aiohttp.ClientError as e:
            if attempt == 2:
                return "network", e
