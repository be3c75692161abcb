# tries: throw into each coroutine until it gives up
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    results = []
    for i in ids:
        coroutine = fetch(i)
        coroutine.send(None)
        try:
            coroutine.throw(StopAsyncIteration)
        except BaseException as error:
            results.append(error.args)
    return results
