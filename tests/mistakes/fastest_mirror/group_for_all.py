# waits-for-everything: collects answers in order, but the TaskGroup waits for all of them
import asyncio


async def fastest(fetchers):
    answers, errors = [], []

    async def ask(fetcher):
        try:
            answers.append(await fetcher())  # <- here
        except Exception as error:
            errors.append(error)

    async with asyncio.TaskGroup() as tg:
        for fetcher in fetchers:
            tg.create_task(ask(fetcher))  # <- here
    if answers:
        return answers[0]
    raise errors[0]
