# wrong-result: takes the pause along to the next page
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "bob released", "session closed", "caught 500", "ann broken", "ann released", "end"]
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 2", "ask", "ClientResponseError", "ask", "pause 4", "ask", "pause 8", "gave up"]  # <- here
