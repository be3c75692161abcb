# anext with a default: when the body needs the item at more than one place
_END = object()


async def read_all(resource, process):
    done = []
    async with resource as stream:
        items = stream.__aiter__()
        while (item := await anext(items, _END)) is not _END:
            process(item)
            done.append(item)
    return len(done)
