# response-not-checked: decodes whatever can be decoded, also when it is called a page
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json(content_type=None)
    except TimeoutError as error:
        return "timeout", error
    except ValueError as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
