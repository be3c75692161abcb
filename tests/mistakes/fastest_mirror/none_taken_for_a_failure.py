# wrong-result: a value that counts as false does not win
import asyncio


async def fastest(fetchers):
    tasks = [asyncio.create_task(fetcher()) for fetcher in fetchers]
    failure = LookupError("no mirror has anything")
    try:
        for each in asyncio.as_completed(tasks):
            try:
                if value := await each:
                    return value
            except Exception as error:
                failure = error
        raise failure
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
