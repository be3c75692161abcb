# result-too-early: takes create_task for a call
A = ["task in", "task out", "main 1", "call in", "call out", "main 2", "main 3"]  # <- here
B = ["slow start", "fast start", "fast end", "slow end", "slow fast"]
C = ["bg start", "created", "bg end", "after one turn", "done"]
