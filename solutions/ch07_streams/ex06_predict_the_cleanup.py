"""Predict when cleanup runs, and what it gets to see."""

# `break` leaves the loop and not the generator: that is closed when the event loop has its next turn.
A: list[str] = ["open", "got 1", "got 2", "after the loop", "closed", "end"]

# `aclosing` closes it at the end of its block, before anything after the block.
B: list[str] = ["open", "got 1", "after the loop", "closed", "after the block", "end"]

# A true value of `__aexit__` ends the error. A timeout cancels what is inside of it, and turns the
# CancelledError into a TimeoutError where its own block ends.
C: list[str] = [
    "in",
    "work",
    "out with nothing",
    "in",
    "out with ValueError",
    "goes on",
    "in",
    "out with CancelledError",
    "caught TimeoutError",
]
