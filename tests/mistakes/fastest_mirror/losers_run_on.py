# others-keep-running: returns the winner and leaves the others at work
import asyncio


async def fastest(fetchers):
    errors = []
    for next_done in asyncio.as_completed([f() for f in fetchers]):  # <- here
        try:
            return await next_done
        except Exception as e:
            errors.append(e)
    raise errors[0]
