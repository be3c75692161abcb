# generator-not-closed: lets the generator wait for the end of the program
A = ["open", "got 1", "got 2", "after the loop", "end", "closed"]  # <- here
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = ["in", "work", "out with nothing", "in", "out with ValueError", "goes on", "in", "out with CancelledError", "caught TimeoutError"]
