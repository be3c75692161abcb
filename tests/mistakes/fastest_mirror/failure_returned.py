# unchecked-results: puts failures into the queue of answers and returns what comes first
import asyncio


async def fastest(fetchers):
    answers = asyncio.Queue()

    async def ask(fetcher):
        try:
            answers.put_nowait(await fetcher())
        except Exception as error:
            answers.put_nowait(error)

    tasks = [asyncio.create_task(ask(f)) for f in fetchers]
    try:
        return await answers.get()  # <- here
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
