# wrong-result: lets gather start the tasks a second time
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow starts", "quick starts", "slow ends", "slow quick", "egg ends"]  # <- here
