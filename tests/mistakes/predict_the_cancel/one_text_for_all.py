# wrong-result: writes one text instead of a list
A = "task starts, cancel called, task tidies up, task is tidy, await raised"  # <- here
B = ["early: True", "CancelledError", "again: False"]
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = ["commit starts", "save leaves", "save cancelled: True", "commit ends", "commit cancelled: False"]
