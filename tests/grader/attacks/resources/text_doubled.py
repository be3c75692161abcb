# tries: double a text without end
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    text = "x"
    while True:
        text += text
