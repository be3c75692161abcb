# wrong-result: fills in three of the four
A = ["task starts", "cancel called", "task tidies up", "task is tidy", "await raised"]
B = ["early: True", "CancelledError", "again: False"]
C = ["one starts", "one tidies up", "one is tidy", "one: TimeoutError", "two starts", "two tidies up", "two is tidy", "inside: CancelledError", "outside: TimeoutError"]
D = []  # <- here
