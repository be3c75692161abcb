# wrong-result: writes the status of ann when the body is there
A = ["two requests", "ann sent", "bob sent", "bob 500", "bob released", "session closed", "caught 500", "ann 200", "ann broken", "ann released", "end"]  # <- here
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]
