# Named tuple of a gather: when the caller should not count positions
import asyncio
from typing import NamedTuple


class Results(NamedTuple):
    a: object
    b: object
    other: object


async def main(work, other):
    return Results(*await asyncio.gather(work("A", 0.2), work("B", 0.2), other()))
