# tries: send Markdown that would change a page
# for: gather_users
# ends: failed broken review


async def get_users(fetch, ids):
    raise ValueError(
        "| a | b |\n|---|---|\n[x](javascript:alert(1)) ![i](http://example.org/i.png) `</code>` **Passed** <img src=x onerror=alert(1)> @everyone #1"
    )
