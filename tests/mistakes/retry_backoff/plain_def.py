# returned-without-await: a plain function, which gives the call away instead of waiting for it
import time


def retry(fn, attempts, base):
    for attempt in range(attempts):
        try:
            return fn()  # <- here
        except OSError:
            time.sleep(base * 2**attempt)
