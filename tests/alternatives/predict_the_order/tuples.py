# Tuples: when the answer is not meant to change
A = ("main 1", "call in", "call out", "main 2", "task in", "task out", "main 3")
B = ("slow start", "fast start", "fast end", "slow end", "slow fast")
C = ("created", "bg start", "after one turn", "bg end", "done")
