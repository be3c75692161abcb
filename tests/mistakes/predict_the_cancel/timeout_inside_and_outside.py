# timeout-not-caught: expects TimeoutError inside the block, and outside again
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early: True", "CancelledError", "again: False"]
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: TimeoutError", "outside: TimeoutError"]  # <- here
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
