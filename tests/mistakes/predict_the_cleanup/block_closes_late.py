# generator-not-closed: lets the generator of the block be closed during the sleep
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["open", "got 1", "after the loop", "after the block", "closed", "end"]  # <- here
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
