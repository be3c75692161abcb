"""Play the other side of HTTP for hidden tests: a real server, canned answers, servers that misbehave.

Importing this imports aiohttp, so the kit does it only when a check asks for it. Hidden tests that use it
import it themselves, which happens once, before any check:

    from grader.child.kit.web import dripping, json_answer

    async with kit.server({"/users/{id}": json_answer(users, delay=delays)}) as server:
        await kit.call("main", f"{server.url}/users", ids)
    kit.expect.peak(server, len(ids))
"""

from grader.child.kit.web.answers import Handler, breaking, dripping, json_answer, silent, unanswered
from grader.child.kit.web.canned import Responses
from grader.child.kit.web.client import Asked, ClientWatch, MadeSession
from grader.child.kit.web.server import Server, refused

__all__ = [
    "Asked",
    "ClientWatch",
    "Handler",
    "MadeSession",
    "Responses",
    "Server",
    "breaking",
    "dripping",
    "json_answer",
    "refused",
    "silent",
    "unanswered",
]
