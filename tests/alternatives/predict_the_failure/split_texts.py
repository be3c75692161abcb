# Split texts: when the entries are easier to read without quotes
A = "slow start,bad start,bad fails,caught,slow end,main ends".split(",")
B = "slow start,bad start,bad fails,slow end,str ValueError".split(",")
C = ["created"] + "slow start,bad start,bad fails,slow cancelled,caught,main ends".split(",")
