# result-too-early: lets the task start where it is made
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early starts", "early: True", "early tidies up", "early is tidy", "CancelledError", "again: False"]  # <- here
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
