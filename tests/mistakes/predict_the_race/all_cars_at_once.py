# unbounded-fan-out: lets all cars in
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]
B = ["ann asks", "ann prints", "bob asks", "cat looks", "cat leaves", "ann is done", "bob prints", "bob is done"]
C = ["ann in", "bob in", "cat in", "dan in", "bob out", "cat out", "dan out", "ann out"]  # <- here
