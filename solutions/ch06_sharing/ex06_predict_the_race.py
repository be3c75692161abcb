"""Predict what three programs write."""

# Both read before the first one writes; the second one writes over it.
A: list[str] = ["ann reads 10", "bob reads 10", "ann writes 11", "bob writes 15", "end 15"]

# bob waits for the lock, cat does not ask for it.
B: list[str] = [
    *["ann asks", "ann prints", "bob asks", "cat looks"],
    *["cat leaves", "ann is done", "bob prints", "bob is done"],
]

# Whoever leaves lets the next one in, in the order in which they came; nobody waits for ann.
C: list[str] = ["ann in", "bob in", "bob out", "cat in", "cat out", "dan in", "dan out", "ann out"]
