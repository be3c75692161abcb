# Split texts: when the entries are easier to read without quotes
A = "ann reads 10,bob reads 10,ann writes 11,bob writes 15,end 15".split(",")
B = "ann asks,ann prints,bob asks,cat looks,cat leaves,ann is done,bob prints,bob is done".split(",")
C = "ann in,bob in,bob out,cat in,cat out,dan in,dan out,ann out".split(",")
