# sequential-awaits: asks one source after the other, in turns
async def merge(*sources):
    left = list(sources)
    try:
        while left:
            for source in list(left):
                try:
                    yield await anext(source)  # <- here
                except StopAsyncIteration:
                    left.remove(source)
    finally:
        for source in sources:
            await source.aclose()
