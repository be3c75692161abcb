# wrong-result: takes every status but 200 for a failure
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status == 200:
                return "ok", await response.json()
            return "http", response.status
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
