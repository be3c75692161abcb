# cancel-not-awaited: asks and counts at once


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()  # <- here
    return sum(not task.done() for task in tasks)
