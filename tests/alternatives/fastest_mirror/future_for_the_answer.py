# Future that the first success fulfils: when callbacks report the outcomes
import asyncio


async def fastest(fetchers):
    answer = asyncio.get_running_loop().create_future()
    left = len(fetchers)

    def report(task):
        nonlocal left
        left -= 1
        if answer.done() or task.cancelled():
            return
        if task.exception() is None:
            answer.set_result(task.result())
        elif left == 0:
            answer.set_exception(task.exception())

    tasks = [asyncio.create_task(f()) for f in fetchers]
    for task in tasks:
        task.add_done_callback(report)
    try:
        return await answer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
