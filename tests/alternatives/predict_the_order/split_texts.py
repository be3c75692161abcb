# Split texts: when the entries are easier to read without quotes
A = "main 1,call in,call out,main 2,task in,task out,main 3".split(",")
B = "slow start,fast start,fast end,slow end,slow fast".split(",")
C: list[str] = []
C += ["created", "bg start", "after one turn", "bg end", "done"]
