# response-not-checked: decodes the body of an error before it looks at the status
import aiohttp


async def fetch(session, url, limit):
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            found = await response.json()
            if response.status >= 400:
                return "http", response.status
            return "ok", found
    except TimeoutError as error:
        return "timeout", error
    except (aiohttp.ContentTypeError, ValueError) as error:
        return "format", error
    except aiohttp.ClientError as error:
        return "network", error
