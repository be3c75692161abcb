# blocking-call: starts a thread, and stops the loop until it has ended
import threading


async def call(fn, *args, **kwargs):
    outcome = {}

    def run():
        try:
            outcome["value"] = fn(*args, **kwargs)
        except Exception as error:
            outcome["error"] = error

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()  # <- here
    if "error" in outcome:
        raise outcome["error"]
    return outcome["value"]
