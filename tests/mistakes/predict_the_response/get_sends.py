# forgotten-await: sends the requests when they are made
A = ["ann sent", "bob sent", "two requests", "ann 200", "bob 500", "bob released", "session closed", "caught 500", "ann broken", "ann released", "end"]  # <- here
B = ["response", "response", "client", "timeout", "value", "client"]
C = ["ask", "pause 1", "ask", "got ann", "ask", "pause 1", "ask", "ClientResponseError", "ask", "pause 1", "ask", "pause 2", "gave up"]
