# cancel-not-awaited: lets wait_for leave before the cleanup is over
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early: True", "CancelledError", "again: False"]
C = ["one starts", "one tidies up", "one: TimeoutError", "one is tidy", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]  # <- here
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
