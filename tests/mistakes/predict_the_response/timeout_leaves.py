# timeout-not-caught: lets the TimeoutError leave the loop
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "bob released", "session closed", "caught 500", "ann broken", "ann released", "end"]
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "TimeoutError", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]  # <- here
