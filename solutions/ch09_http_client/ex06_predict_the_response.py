"""Predict what three HTTP programs write, before you run them."""

# A request is sent when its block begins. gather raises bob's error at once, the block closes the session
# under ann, and only ann's own task gets to know.
A: list[str] = [
    *["two requests", "ann sent", "bob sent", "ann 200", "bob 500", "bob released"],
    *["session closed", "caught 500", "ann broken", "ann released", "end"],
]

# ContentTypeError is a ClientResponseError; TimeoutError and broken JSON are no errors of aiohttp's; the
# ServerTimeoutError is a ClientError and a TimeoutError, and the handler that stands first gets it.
B: list[str] = ["response", "response", "client", "timeout", "value", "client"]

# A status is no lost connection, so the second page ends there; the third one waits even after its last try.
C: list[str] = [
    *["ask", "pause 1", "ask", "got ann"],
    *["ask", "pause 1", "ask", "ClientResponseError"],
    *["ask", "pause 1", "ask", "pause 2", "gave up"],
]
