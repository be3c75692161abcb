# Done-callbacks that start the next one: when no task shall wait
import asyncio


async def process_all(work, items, n):
    rest = iter(items)
    running = {}
    results, bad = [], []
    over = asyncio.get_running_loop().create_future()

    def begin():
        for item in rest:
            task = asyncio.create_task(work(item))
            running[task] = item
            task.add_done_callback(ended)
            return

    def ended(task):
        item = running.pop(task)
        if task.exception() is None:
            results.append(task.result())
        else:
            bad.append(item)
        begin()
        if not running:
            over.set_result(None)

    for _ in range(n):
        begin()
    if running:
        await over
    return results, bad
