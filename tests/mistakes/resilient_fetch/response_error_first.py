# response-not-checked: a ContentTypeError is a ClientResponseError, so a page is called http
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            response.raise_for_status()
            return "ok", await response.json()
    except aiohttp.ClientResponseError as error:  # <- here
        return "http", error.status
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
