# wrong-result: fills in two of the three
A = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]
B = []  # <- here
C = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
