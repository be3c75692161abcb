# generator-not-closed: lets the break close it inside of the block too
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["open", "got 1", "closed", "after the loop", "after the block", "end"]  # <- here
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
