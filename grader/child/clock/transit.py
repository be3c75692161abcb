"""Say whether bytes that one socket of the program has sent to another one have arrived.

Between sockets of one machine they nearly always have: whoever sends delivers, unless the machine is busy.
"""

from __future__ import annotations

import socket
import struct
import sys

_INFO = getattr(socket, "TCP_INFO", None) if sys.platform == "linux" else None  # its layout is Linux's own
_SIZE = 216
_STATE, _RECEIVED, _SENT = 0, 128, 200  # offsets in struct tcp_info; behind _SENT is what was sent again
_ENDING = frozenset({4, 9, 11})  # states in which an end was sent and nobody has said that it is there


def in_transit(one: socket.socket, other: socket.socket) -> bool:
    """Say whether the other end may still get something that this end has sent; True when nobody knows."""
    if one.family == getattr(socket, "AF_UNIX", None):
        return False  # sending is delivering
    sent, received = _info(one), _info(other)
    if sent is None or received is None:
        return True
    (total, again), (arrived,) = (
        struct.unpack_from("QQ", sent, _SENT),
        struct.unpack_from("Q", received, _RECEIVED),
    )
    return bool(arrived < total - again + (sent[_STATE] in _ENDING))


def _info(one: socket.socket) -> bytes | None:
    if _INFO is None or one.type != socket.SOCK_STREAM:
        return None
    try:
        info = one.getsockopt(socket.IPPROTO_TCP, _INFO, _SIZE)
    except OSError:
        return None
    return info if len(info) == _SIZE else None  # an older kernel tells less
