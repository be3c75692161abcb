# wrong-result: expects that a task that has ended can be cancelled
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early: True", "CancelledError", "again: True"]  # <- here
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
