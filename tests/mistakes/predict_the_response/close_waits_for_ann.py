# others-keep-running: lets the session wait for ann before it closes
A = ["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "ann read", "ann released", "bob released", "session closed", "caught 500", "end"]  # <- here
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]
