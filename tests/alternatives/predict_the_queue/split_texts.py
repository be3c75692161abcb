# Split texts: when the entries are easier to read without quotes
A = "put apple,put berry,open,sell apple,put cherry,sell berry,put date,sell cherry,sell date".split(",")
B = "wash cup,dry cup,wash plate,empty,dry plate,all clean,washer waits".split(",")
C = "ann takes 1,bob takes 2,bob takes 3,bob goes home,evening,ann goes home".split(",")
