# lock-too-wide: lets cat leave only when the printer is free
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]
B = ["ann asks", "ann prints", "bob asks", "cat looks", "ann is done", "cat leaves", "bob prints", "bob is done"]  # <- here
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
