# others-keep-running: lets the wait for the first one stop the other
A = ["called", "rested", "slow starts", "slow ends", "got slow", "quick starts", "quick ends", "got quick"]
B = ["created", "slow starts", "quick starts", "quick ends", "rested", "slow ends", "got slow", "got quick"]
C = ["egg starts", "slow starts", "quick starts", "quick ends", "1 done", "quick", "egg ends"]  # <- here
