# result-too-early: lets every await give the task a turn
A = ["main 1", "task in", "task out", "call in", "call out", "main 2", "main 3"]  # <- here
B = ["slow start", "fast start", "fast end", "slow end", "slow fast"]
C = ["created", "bg start", "after one turn", "bg end", "done"]
