"""Fetch users over HTTP, all at the same time.

    possible             0 s          0.2 s
    GET base_url/7       ███████████▒          ▒ the body arrives, and is read
    GET base_url/3       ████████▒
    GET base_url/9       █████▒

What is looked at: the users and their order; how many requests are in flight; a status of 400 or more; big
bodies and a session with few connections; that no connection is kept, and that a cancellation gets through;
which sessions are opened and closed.
Done when as many requests are in flight as the pool has room for, and each body is read in time.
Read: https://docs.aiohttp.org/en/stable/client_quickstart.html
"""

from collections.abc import Sequence

import aiohttp


async def get_users(session: aiohttp.ClientSession, base_url: str, ids: Sequence[int]) -> list[object]:
    """GET f"{base_url}/{id}" for each id, all at once; give the decoded JSON in the order of the ids.

    A status of 400 or more raises `aiohttp.ClientResponseError` with that status, whatever the body is (not
    its subclass `ContentTypeError`, which speaks of the body). Other errors, such as no connection, reach the
    caller, too. The other requests may then go on or not. An id may occur twice: then it is asked for twice.
    The session is the caller's: leave it open. Its pool may have fewer connections than there are ids.
    """
    # TODO: start all requests
    # TODO: for each one: check the status, then read the body while its connection is there
    # TODO: wait for all, and keep the order of the ids
    raise NotImplementedError


async def main(base_url: str, ids: Sequence[int]) -> list[object]:
    """Open one session for all requests, call `get_users` with it, and close it whatever happens."""
    # TODO: open the session, give what `get_users` gives, leave no session open
    raise NotImplementedError
