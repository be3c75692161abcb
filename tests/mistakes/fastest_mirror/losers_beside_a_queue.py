# others-keep-running: takes the first answer out of a queue and leaves the other mirrors at work
import asyncio


async def fastest(fetchers):
    answers = asyncio.Queue()

    async def ask(fetcher):
        try:
            answers.put_nowait((await fetcher(), None))  # <- here
        except Exception as error:
            answers.put_nowait((None, error))

    tasks = [asyncio.create_task(ask(fetcher)) for fetcher in fetchers]
    for _ in tasks:
        value, failure = await answers.get()
        if failure is None:
            return value
    raise failure
