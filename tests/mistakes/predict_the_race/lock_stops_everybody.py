# lock-too-wide: lets cat wait, who does not ask for the lock
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]
B = ["ann asks", "ann prints", "ann is done", "bob asks", "bob prints", "bob is done", "cat looks", "cat leaves"]  # <- here
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
