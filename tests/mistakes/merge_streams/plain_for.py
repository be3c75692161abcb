# sync-async-mixup: chains the sources like plain iterators
from itertools import chain


async def merge(*sources):
    for item in chain(*sources):  # <- here
        yield item
