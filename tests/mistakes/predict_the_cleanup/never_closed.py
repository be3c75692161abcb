# generator-not-closed: lets nobody close the generator
A = ["open", "got 1", "got 2", "after the loop", "end"]  # <- here
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
