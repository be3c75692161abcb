# sequential-awaits: lets gather finish the first deposit before it starts the second
A = ["ann reads 10", "ann writes 11", "bob reads 11", "bob writes 16", "end 16"]  # <- here
B = ["ann asks", "ann prints", "bob asks", "cat looks", "cat leaves", "ann is done", "bob prints", "bob is done"]
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
