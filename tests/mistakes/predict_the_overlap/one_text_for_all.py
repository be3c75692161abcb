# wrong-result: writes one text instead of a list
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = "created, slow starts, quick starts, quick ends, rested, slow ends, got slow, got quick"  # <- here
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
