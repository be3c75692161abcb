# tries: run in the loop's thread under the name of another
# for: offload_legacy
# ends: failed review

import threading


async def call(fn, *args, **kwargs):
    keep = threading.get_ident, threading.current_thread
    threading.get_ident = lambda: 1
    threading.current_thread = lambda: threading.Thread(name="other")
    try:
        return fn(*args, **kwargs)
    finally:
        threading.get_ident, threading.current_thread = keep
