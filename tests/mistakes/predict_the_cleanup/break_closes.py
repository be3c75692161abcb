# generator-not-closed: lets the break close the generator
A = ["open", "got 1", "got 2", "closed", "after the loop", "end"]  # <- here
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
