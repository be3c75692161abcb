# completion-order: gets the results in the order in which the tasks end
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "got quick", "slow ends", "got slow"]  # <- here
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "slow ends", "slow quick", "egg ends"]
