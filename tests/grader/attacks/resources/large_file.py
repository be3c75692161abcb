# tries: write a file without end
# for: gather_users
# ends: failed timed_out broken review


async def get_users(fetch, ids):
    with open("large", "wb") as file:
        while True:
            file.write(b"x" * (1 << 20))
