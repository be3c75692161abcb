# tries: send HTML that would run
# for: gather_users
# ends: failed broken review


async def get_users(fetch, ids):
    raise ValueError("</pre></script><script>alert(1)</script><svg onload=alert(1)>\"'><b>")
