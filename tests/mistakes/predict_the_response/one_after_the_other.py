# sequential-awaits: lets gather finish ann before it starts bob
A = ["two requests", "ann sent", "ann 200", "ann read", "ann released", "bob sent", "bob 500", "bob released", "session closed", "caught 500", "end"]  # <- here
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]
