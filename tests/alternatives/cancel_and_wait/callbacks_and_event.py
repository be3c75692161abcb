# Done-callbacks and an Event: when more than tasks has to be waited for
import asyncio


async def stop(tasks, grace):
    left = {task for task in tasks if not task.done()}
    over = asyncio.Event()

    def ended(task):
        left.discard(task)
        if not left:
            over.set()

    for task in tuple(left):
        task.add_done_callback(ended)
        task.cancel()
    if left:
        try:
            await asyncio.wait_for(over.wait(), grace)
        except TimeoutError:
            pass
    return len(left)
