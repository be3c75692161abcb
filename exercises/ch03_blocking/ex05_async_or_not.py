"""Choose the tool for a workload.

For each workload write down the simplest tool that does the job well: "sync" (plain code, one thing after
another), "asyncio", "threads" or "processes".

                what does the program spend its time on?
    nothing to speak of, or one wait     many waits with an async client
    a library that only blocks           computing in Python

What is looked at: each answer. The grader counts the right ones and says why the first wrong one does not
fit; it never names the right word.
Done when all eight are right.
Read: https://docs.python.org/3/library/concurrency.html
"""

# TODO: fill in one of "sync", "asyncio", "threads", "processes" for each workload
ANSWERS: dict[str, str] = {
    # A script reads one small configuration file, prints two values and exits.
    "config_script": "",
    # A command makes one HTTP call, prints the answer and exits.
    "one_call_cli": "",
    # A program asks 100 HTTP APIs; an async client for them exists.
    "hundred_apis": "",
    # A chat server keeps 10,000 websockets open, most of them idle.
    "idle_chat": "",
    # An async service has to make a few blocking calls of an SDK that has no async version.
    "vendor_sdk": "",
    # A plain script uploads 12 files at the same time through a library that only blocks.
    "upload_script": "",
    # A program runs filters written in pure Python over 5,000 photos.
    "resize_photos": "",
    # A web service starts a simulation: 30 seconds of pure Python.
    "simulation": "",
}
