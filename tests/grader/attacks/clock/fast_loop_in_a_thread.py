# tries: wait on a loop of its own, in another thread, whose time runs fast
# for: gather_users
# ends: failed review

import asyncio
import threading


class Fast(asyncio.SelectorEventLoop):
    def call_later(self, delay, *args, **named):
        return super().call_later(delay / 1000, *args, **named)


async def get_users(fetch, ids):
    results = []

    def work():
        loop = Fast()
        for i in ids:
            results.append(loop.run_until_complete(fetch(i)))
        loop.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return results
