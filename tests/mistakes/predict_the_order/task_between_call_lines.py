# result-too-early: lets the task run between the lines of a call that never suspends
A = ["main 1", "call in", "task in", "call out", "task out", "main 2", "main 3"]  # <- here
B = ["slow start", "fast start", "fast end", "slow end", "slow fast"]
C = ["created", "bg start", "after one turn", "bg end", "done"]
