# result-too-early: starts the tasks where they are made
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["slow starts", "quick starts", "created", "quick ends", "rested", "slow ends", "got slow", "got quick"]  # <- here
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
