# tries: send a formula for a spreadsheet
# for: gather_users
# ends: failed broken review


async def get_users(fetch, ids):
    raise ValueError("=HYPERLINK(\"http://example.org\")\n+1+cmd|' /C calc'!A0\n@SUM(1)\n-2+3")
