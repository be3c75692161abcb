# A ladder of handlers from the narrowest type to the widest: when each failure has its exception
import json

import aiohttp


async def fetch(session, url, limit):
    timeout = aiohttp.ClientTimeout(total=limit)
    try:
        async with session.get(url, timeout=timeout, raise_for_status=True) as response:
            data = await response.json()
    except aiohttp.ContentTypeError as error:
        return "format", error.message
    except aiohttp.ClientResponseError as error:
        return "http", error.status
    except json.JSONDecodeError as error:
        return "format", str(error)
    except TimeoutError:
        return "timeout", None
    except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError) as error:
        return "network", error
    else:
        return "ok", data
