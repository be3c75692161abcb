# wrong-result: expects None as the outcome of a cancelled task
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early: True", "NoneType", "again: False"]  # <- here
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
