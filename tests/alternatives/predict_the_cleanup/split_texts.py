# Split texts: when the entries are easier to read without quotes
A = "open,got 1,got 2,after the loop,closed,end".split(",")
B = "open,got 1,after the loop,closed,after the block,end".split(",")
C: list[str] = []
C += "in,work,out with nothing,in,out with ValueError,goes on,in,out with CancelledError,caught TimeoutError".split(",")
