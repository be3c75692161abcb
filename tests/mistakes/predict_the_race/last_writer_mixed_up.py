# wrong-result: lets the second deposit write first
A = ["ann reads 10", "bob reads 10", "bob writes 15", "ann writes 11", "end 11"]  # <- here
B = ["ann asks", "ann prints", "bob asks", "cat looks", "cat leaves", "ann is done", "bob prints", "bob is done"]
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
