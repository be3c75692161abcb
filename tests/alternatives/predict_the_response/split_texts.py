# Split texts: when the entries are easier to read without quotes
A = "two requests,ann sent,bob sent,ann 200,bob 500,bob released,session closed,caught 500,ann broken,ann released,end".split(",")
B = "response,response,client,timeout,value,client".split(",")
C = "ask,pause 1,ask,got ann,ask,pause 1,ask,ClientResponseError,ask,pause 1,ask,pause 2,gave up".split(",")
