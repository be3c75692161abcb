# wrong-result: lets the handler run before the session is closed
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "bob released", "caught 500", "session closed", "ann broken", "ann released", "end"]  # <- here
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]
