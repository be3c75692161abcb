# cpu-bound: computes in the thread of the event loop


async def crunch(fn, numbers, workers=2):
    return [fn(n) for n in numbers]  # <- here
