"""Answer many requests on one loop.

Write an application for FastAPI: a page that needs two calls, and a report that a blocking library makes.

    /profile/7   0 s       0.2 s        /report/1   0 s       0.2 s
    user         ███████████▶           thread 1    ███████████▶     the loop is free meanwhile,
    posts        ███████▶               thread 2    ███████████▶     and answers /health at once

What is looked at: bodies and status codes; that the two calls of a profile, and five reports, overlap; the
thread that `legacy` runs in; that nothing is left running after an answer; what a cancelled request
comes to. The grader calls the application in the same event loop, without a network.
Done when a profile takes as long as its slower call, and five reports as long as one.
Read: https://fastapi.tiangolo.com/async/
"""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import FastAPI


def make_app(
    fetch: Callable[[str, int], Coroutine[Any, Any, object]], legacy: Callable[[int], object]
) -> FastAPI:
    """Make an application with three routes; {uid} and {n} are whole numbers, anything else is a 422.

    GET /profile/{uid}: `{"user": …, "posts": …}`, from `await fetch("user", uid)` and the same with "posts",
        both at the same time. A LookupError of either: status 404. Any other error: a 5xx, as FastAPI does.
        A request that is cancelled gets no answer: its CancelledError leaves, and nothing shields its calls.
    GET /report/{n}: `{"n": n, "report": legacy(n)}`; `legacy` blocks for 0.2 s, outside of the loop's thread.
    GET /health: `{"ok": true}`. Each request is answered anew: no answer and no error is kept.
    """
    # TODO: the profile: start both calls, wait for both; after a failure leave none running
    # TODO: the report: in a thread; what does FastAPI do with a plain `def` endpoint?
    # TODO: /health
    raise NotImplementedError
