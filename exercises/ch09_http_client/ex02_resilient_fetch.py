"""Name every outcome of a request.

Repair `fetch`: it knows a good answer, and calls some failures by the wrong name.

    the server answers with JSON           ──► ("ok", decoded JSON)
    with a status of 400 or more           ──► ("http", status), whatever the body is
    with something that is not JSON        ──► ("format", …): by its content type, or by its syntax
    no connection, or it breaks            ──► ("network", …)
    not all is there after `limit` seconds ──► ("timeout", …)

What is looked at: the name of each outcome, the JSON and the status; that the limit holds for connecting,
headers and body together; that every other exception, and a cancellation, reaches the caller.
Done when each failure of the request has its name, and a programming error has none.
Read: https://docs.aiohttp.org/en/stable/client_reference.html#client-exceptions
"""

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str, limit: float) -> tuple[str, object]:
    """GET the URL once, with this session, in `limit` seconds; give the outcome's name and what is known.

    Where a name stands with …, anything may stand beside it, such as the exception.
    What the content type does not call JSON is no JSON, even if it could be decoded. Every status below 400
    is good.
    """
    # TODO: what does each of the five outcomes raise, if anything? Which `except` does it meet first?
    # TODO: what may take how long? And what becomes of an error that has nothing to do with the request?
    try:
        async with session.get(url) as response:
            response.raise_for_status()
            return "ok", await response.json()
    except aiohttp.ClientResponseError as error:
        return "http", error.status
    except Exception as error:
        return "network", str(error)
