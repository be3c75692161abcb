# blocking-call: stops the loop, in which the tasks would clean up
import time


async def stop(tasks, grace):
    for task in tasks:
        task.cancel()
    time.sleep(grace)  # <- here
    return sum(1 for task in tasks if not task.done())
