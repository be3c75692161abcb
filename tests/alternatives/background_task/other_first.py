# Tasks for all and wait: when some of them may be given up later
import asyncio


async def main(work, other):
    third = asyncio.ensure_future(other())
    works = [asyncio.ensure_future(work(label, 0.2)) for label in "AB"]
    await asyncio.wait([*works, third])
    return (*(task.result() for task in works), third.result())
