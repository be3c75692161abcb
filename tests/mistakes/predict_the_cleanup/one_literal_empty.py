# wrong-result: fills in two of the three
A = ["open", "got 1", "got 2", "after the loop", "closed", "end"]
B = ["open", "got 1", "after the loop", "closed", "after the block", "end"]
C = []  # <- here
