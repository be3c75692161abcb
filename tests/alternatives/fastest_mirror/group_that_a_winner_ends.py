# TaskGroup that the winner ends by an exception of its own: when a group is there already
import asyncio


class _Won(Exception):
    pass


async def fastest(fetchers):
    answers, errors = [], []

    async def ask(fetcher):
        try:
            value = await fetcher()
        except Exception as error:
            errors.append(error)
        else:
            answers.append(value)
            raise _Won

    try:
        async with asyncio.TaskGroup() as tg:
            for fetcher in fetchers:
                tg.create_task(ask(fetcher))
    except* _Won:
        pass
    if not answers:
        raise errors[0]
    return answers[0]
