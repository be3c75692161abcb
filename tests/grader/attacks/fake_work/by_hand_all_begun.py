# tries: begin all calls, then end their waits by hand
# for: gather_users
# ends: failed review


async def get_users(fetch, ids):
    calls = [fetch(i) for i in ids]
    waits = [c.send(None) for c in calls]
    got = []
    for c, w in zip(calls, waits):
        w.set_result(None)
        try:
            c.send(None)
        except StopIteration as stop:
            got.append(stop.value)
    return got
