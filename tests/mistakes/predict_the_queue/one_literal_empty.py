# wrong-result: fills in two of the three
A = ["put apple", "put berry", "open", "sell apple", "put cherry", "sell berry", "put date", "sell cherry", "sell date"]
B = []  # <- here
C = ["ann takes 1", "bob takes 2", "bob takes 3", "bob goes home", "evening", "ann goes home"]
