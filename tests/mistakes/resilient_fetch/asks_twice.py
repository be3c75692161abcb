# wrong-result: asks for the headers first, in a request of their own
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            status = response.status
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
