# wrong-result: releases nothing after the error
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "session closed", "caught 500", "ann broken", "ann released", "end"]  # <- here
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]
