# wrong-result: leaves out the last car
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]
B = ["ann asks", "ann prints", "bob asks", "cat looks", "cat leaves", "ann is done", "bob prints", "bob is done"]
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out"]  # <- here
