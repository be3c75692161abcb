"""Predict what four programs write when they are cancelled."""

# `cancel()` is a request; CancelledError is no Exception, and the await ends with the cleanup.
A: list[str] = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]

# A task that is cancelled before its first turn never runs: there is nothing to tidy up.
B: list[str] = ["early: True", "CancelledError", "again: False"]

# wait_for waits for the cleanup; inside a timeout block the limit is a cancellation.
C: list[str] = [
    "one starts",
    "one tidies up",
    "one is tidy",
    "one: TimeoutError",
    "two starts",
    "two tidies up",
    "two is tidy",
    "inside: CancelledError",
    "outside: TimeoutError",
]

# The shield lets the waiting be cancelled at once, and the commit run on.
D: list[str] = [
    "commit starts",
    "save leaves",
    "save cancelled: True",
    "commit ends",
    "commit cancelled: False",
]
