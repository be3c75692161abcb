# waits-for-everything: waits until the slowest mirror has answered
import asyncio


async def fastest(fetchers):
    outcomes = await asyncio.gather(*(f() for f in fetchers), return_exceptions=True)  # <- here
    for outcome in outcomes:
        if not isinstance(outcome, BaseException):
            return outcome
    raise outcomes[0]
