# tries: take memory without end
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    held = []
    while True:
        held.append(bytearray(1 << 27))
