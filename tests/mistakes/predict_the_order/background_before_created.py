# result-too-early: starts the background task before create_task returns
A = ["main 1", "call in", "call out", "main 2", "task in", "task out", "main 3"]
B = ["slow start", "fast start", "fast end", "slow end", "slow fast"]
C = ["bg start", "created", "after one turn", "bg end", "done"]  # <- here
