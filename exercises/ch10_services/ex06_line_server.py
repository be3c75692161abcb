r"""Answer lines.

Write the handler of a line server: it sends each line, up to `\n`, back in upper case, in order.

    the peer sends     ab  c\n          de\nfg\n                      (nothing)
    handle             ▒▒▒▒▒▒ ABC\n ▒▒▒ DE\nFG\n ▒▒▒▒▒▒ idle ▒▒▒▒▒▒ drop
                       waits for a whole line, answers, waits for the next

What is looked at: lines in pieces, several in one packet, one of 100 kB; a peer that is silent, that sends a
byte now and then, that never reads; the end of input, a reset, a cancellation; other clients meanwhile.
Done when every peer gets its answers, and no peer can keep a connection, or your memory, for ever.
Read: https://docs.python.org/3/library/asyncio-stream.html
"""

import asyncio


async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, idle: float = 1.0) -> None:
    r"""Serve one connection, as `asyncio.start_server(handle, ..., limit=1024)` calls it.

    A line over the reader's limit: answer b"error: line too long\n", and close. End of input: close; an
    unfinished last line is ignored. No whole line for `idle` seconds, or a peer that takes no data for
    `idle` seconds: drop the connection, and do not wait for a peer that takes nothing (`transport.abort`).
    """
    # TODO: answer line by line, and let the answers wait for the peer: at most 256 KiB may pile up
    # TODO: give each wait an end
    # TODO: close the writer and wait for that on every way out. After a reset `wait_closed` raises a
    #       ConnectionError: that is no error here. A cancellation leaves `handle` as it came.
    raise NotImplementedError
