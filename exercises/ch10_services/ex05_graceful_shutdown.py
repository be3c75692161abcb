"""Stop a server without dropping anybody.

Write `serve`: run an application until a signal asks the process to stop, and then stop in order.

    requests      ██████████                  the one in flight is answered
                       ✗ ✗ ✗                  new connections are refused
    serve    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ cleanup ▶ returns
                     ▲ SIGTERM                at most `grace` seconds; a second signal ends the wait at once

What is looked at, in processes of their own: SIGTERM and SIGINT; a request of 0.6 s, some without an end, one
that fails; a new connection; a second signal; how soon it stops with nothing in flight; the app's cleanup;
the exit code; that the loop sleeps until a signal comes.
Done when each request gets its time, none gets more, and the process always ends with code 0.
Read: https://docs.aiohttp.org/en/stable/web_advanced.html#graceful-shutdown
"""

from collections.abc import Callable

from aiohttp import web


async def serve(
    make_app: Callable[[], web.Application], grace: float, on_ready: Callable[[int], None]
) -> None:
    """Serve `make_app()` on a free port of 127.0.0.1; call `on_ready(port)` once it listens.

    On SIGTERM or SIGINT: refuse new connections, give requests in flight up to `grace` seconds, all at the
    same time, cut off the rest, let the app clean up, return. With nothing in flight return at once; after a
    second signal, too.
    """
    # TODO: start to listen, and say so
    # TODO: wait for a signal, without asking again and again (`loop.add_signal_handler`)
    # TODO: stop in order, and remove your signal handlers on every way out
    raise NotImplementedError
