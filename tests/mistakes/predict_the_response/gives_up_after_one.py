# wrong-result: ends with the first failure
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "bob released", "session closed", "caught 500", "ann broken", "ann released", "end"]
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "ClientResponseError", "ask", "pause 1", "gave up"]  # <- here
