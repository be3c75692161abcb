# errors-hidden: asks again after a status of 503
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "bob released", "session closed", "caught 500", "ann broken", "ann released", "end"]
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "pause 2", "ask", "got cat", "ask", "pause 1", "ask", "pause 2", "gave up"]  # <- here
