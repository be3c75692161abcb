# blocking-call: calls the function in the thread of the loop


async def call(fn, *args, **kwargs):
    return fn(*args, **kwargs)  # <- here
