"""Open and close a server in order.

Make an application for aiohttp that opens a store, counts beats in the background, and ends both in order.

    startup   0 s                                cleanup
    store     ██ connect() ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██ close()
    beats               ▌  ▌  ▌  ▌  ▌  ▌  ▌  ▌  ▌█ cancelled, and awaited
    /slow/7                  ▒ thread: legacy(7) ▒▒▶           /health is answered meanwhile

What is looked at: bodies and status codes; /health, asked from another thread while four /slow are at work;
how often the store is opened and closed; that the beats grow, and have ended when the store is closed; a
request that is in flight when the server ends.
Done when the server answers at any time, and leaves nothing behind.
Read: https://docs.aiohttp.org/en/stable/web_advanced.html#cleanup-context
"""

from collections.abc import Callable, Coroutine
from typing import Any

from aiohttp import web


def make_app(
    connect: Callable[[], Coroutine[Any, Any, Any]], legacy: Callable[[int], object]
) -> web.Application:
    """Make an application; nothing runs before its startup, and two of them share nothing.

    At startup `store = await connect()`, once; at cleanup `await store.close()`, once, and last of all,
        when the requests in flight have been answered.
    GET /items/{key}: `{"key": key, "value": value}` with `value = await store.get(key)`; None is a 404.
    GET /slow/{x}: `{"result": legacy(int(x))}`; `legacy` blocks for 0.3 s, and four may run at the same time;
        400 if x is not an integer. GET /health: `{"beats": n}`, one more every 0.05 s since the startup.
    An error of the store or of `legacy` is a 500, and the server goes on.
    """
    # TODO: what runs from startup to cleanup: the store, and a background task that counts
    # TODO: the three handlers; none of them may hold the loop
    raise NotImplementedError
