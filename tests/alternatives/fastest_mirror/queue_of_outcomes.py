# Queue of outcomes: when outcomes of other origins join in
import asyncio


async def fastest(fetchers):
    outcomes = asyncio.Queue()

    async def ask(fetcher):
        try:
            await outcomes.put((await fetcher(), None))
        except Exception as error:
            await outcomes.put((None, error))

    tasks = [asyncio.create_task(ask(f)) for f in fetchers]
    try:
        errors = []
        for _ in tasks:
            value, error = await outcomes.get()
            if error is None:
                return value
            errors.append(error)
        raise ExceptionGroup("all mirrors failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
