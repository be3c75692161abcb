# sequential-awaits: gives each mirror a short time alone before the next one is asked
import asyncio


async def fastest(fetchers):
    tasks = []

    async def start_all():
        for fetcher in fetchers:
            tasks.append(asyncio.create_task(try_it(fetcher)))
            await asyncio.sleep(0.06)

    async def try_it(fetcher):
        try:
            outcomes.put_nowait((True, await fetcher()))  # <- here
        except Exception as error:
            outcomes.put_nowait((False, error))

    outcomes = asyncio.Queue()
    starter = asyncio.create_task(start_all())
    try:
        for _ in fetchers:
            good, outcome = await outcomes.get()
            if good:
                return outcome
        raise outcome
    finally:
        for task in [starter, *tasks]:
            task.cancel()
        await asyncio.gather(starter, *tasks, return_exceptions=True)
