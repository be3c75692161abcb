# cancel-not-awaited: lets the await end before the cleanup
A = ["task starts", "cancel called", "task tidies up", "await raised", "task is tidy"]  # <- here
B = ["early: True", "CancelledError", "again: False"]
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
