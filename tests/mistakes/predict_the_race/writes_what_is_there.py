# read-await-write: takes the value that is there when bob writes
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 16", "end 16"]  # <- here
B = ["ann asks", "ann prints", "bob asks", "cat looks", "cat leaves", "ann is done", "bob prints", "bob is done"]
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
