# handlers in the right order: when one function names every outcome of one request
"""Name every outcome of a request."""

import json

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str, limit: float) -> tuple[str, object]:
    """GET the URL once, in `limit` seconds; give the outcome's name and what is known."""
    try:
        async with session.get(url, timeout=aiohttp.ClientTimeout(total=limit)) as response:
            if response.status >= 400:
                return "http", response.status
            return "ok", await response.json()
    except TimeoutError as error:  # before ClientError: some of aiohttp's timeouts are both
        return "timeout", repr(error)
    except (aiohttp.ContentTypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        return "format", repr(error)
    except aiohttp.ClientError as error:
        return "network", repr(error)
