# semaphore-per-call: lets both print at once
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]
B = ["ann asks", "ann prints", "bob asks", "bob prints", "cat looks", "cat leaves", "ann is done", "bob is done"]  # <- here
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
