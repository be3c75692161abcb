# ExceptionGroup.split: when the parts of a group are data like any other
import asyncio


async def run_jobs(jobs):
    try:
        async with asyncio.TaskGroup() as tg:
            for job in jobs:
                tg.create_task(job())
    except ExceptionGroup as group:
        counts = {}
        rest = group
        for kind in (ValueError, OSError):
            if rest is None:
                break
            found, rest = rest.split(kind)
            if found:
                counts[kind.__name__] = len(found.exceptions)
        if rest is not None:
            raise rest
        return counts
    return {}
