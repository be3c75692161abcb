"""Predict who waits for a queue, and until when."""

# Two fit; each sale makes room for one, which the baker puts there as soon as the seller waits.
A: list[str] = [
    "put apple",
    "put berry",
    "open",
    "sell apple",
    "put cherry",
    "sell berry",
    "put date",
    "sell cherry",
    "sell date",
]

# The sink is empty when the last dish is taken; join waits until it is done. The washer goes on to wait.
B: list[str] = ["wash cup", "dry cup", "wash plate", "empty", "dry plate", "all clean", "washer waits"]

# bob is free first and takes the third box, then the None. ann waits for one of her own.
C: list[str] = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
