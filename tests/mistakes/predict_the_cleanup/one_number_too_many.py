# wrong-result: lets the loop go on after the break
A = ["open", "got 1", "got 2", "got 3", "after the loop", "closed", "end"]  # <- here
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
