# tries: start a thread, and hold the loop until it has ended
# for: offload_legacy
# ends: failed review

import threading


async def call(fn, *args, **kwargs):
    box = {}

    def work():
        try:
            box["value"] = fn(*args, **kwargs)
        except BaseException as error:
            box["error"] = error

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    if "error" in box:
        raise box["error"]
    return box["value"]
