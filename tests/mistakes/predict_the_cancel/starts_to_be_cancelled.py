# result-too-early: lets a task begin that was cancelled before its first turn
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early: True", "early starts", "early tidies up", "early is tidy", "CancelledError", "again: False"]  # <- here
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
