# A response without a block: when it is handed from function to function
import json

import aiohttp


async def fetch(session, url, limit):
    response = None
    try:
        response = await session.get(url, timeout=aiohttp.ClientTimeout(total=limit))
        if not response.ok:
            return "http", response.status
        return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except aiohttp.ClientResponseError as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
    except json.JSONDecodeError as error:
        return "format", error
    finally:
        if response is not None:
            response.release()
