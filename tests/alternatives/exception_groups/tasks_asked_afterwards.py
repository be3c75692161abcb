# wait and exception: when tasks are kept and looked at later
import asyncio


async def run_jobs(jobs):
    tasks = [asyncio.create_task(job()) for job in jobs]
    counts = {}
    try:
        if tasks:
            await asyncio.wait(tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    errors = [task.exception() for task in tasks]
    for kind in (ValueError, OSError):
        if number := sum(isinstance(error, kind) for error in errors):
            counts[kind.__name__] = number
    others = [error for error in errors if error and not isinstance(error, (ValueError, OSError))]
    if others:
        raise ExceptionGroup("jobs failed", others)
    return counts
