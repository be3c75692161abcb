# Split texts: when the entries are easier to read without quotes
A = "called,rested,slow starts,slow ends,got slow,quick starts,quick ends,got quick".split(",")
B = "created,slow starts,quick starts,quick ends,rested,slow ends,got slow,got quick".split(",")
C: list[str] = []
C += ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
