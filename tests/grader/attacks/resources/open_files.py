# tries: keep files open without end
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    held = []
    while True:
        held.append(open("/dev/null"))
