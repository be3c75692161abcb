# Named tuple of two dicts: when callers should not count positions
import asyncio
from typing import NamedTuple


class Outcomes(NamedTuple):
    ok: dict
    errors: dict


async def fetch_all(fetch, keys):
    outcomes = Outcomes({}, {})
    for key, result in zip(keys, await asyncio.gather(*map(fetch, keys), return_exceptions=True)):
        target = outcomes.errors if isinstance(result, BaseException) else outcomes.ok
        target[key] = result
    return outcomes
