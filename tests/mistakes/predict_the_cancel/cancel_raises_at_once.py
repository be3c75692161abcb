# cancel-not-awaited: takes cancel() for a call that stops the task before it returns
A = ["task starts", "task tidies up", "task is tidy", "cancel called", "await raised"]  # <- here
B = ["early: True", "CancelledError", "again: False"]
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
